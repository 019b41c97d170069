import type { Viewer } from '../context.ts'
import type { Application } from './application.ts'
import { mayHandle } from './may-handle.ts'

/** Whether the viewer may act on an application's papers: the child itself, or whoever handles the child's matters. */
export function mayReach(
  viewer: Viewer,
  application: Pick<Application, 'accountId' | 'region' | 'partnerId'>,
): boolean {
  if (viewer.kind === 'applicant') return viewer.accountId === application.accountId
  return mayHandle(viewer, application)
}
