import type { Desk } from '#app/core/device/transitions.ts'
import { hasRole, type Viewer } from '../context.ts'

/** Whether the viewer works in the workshop: registers, checks, wipes and repairs. */
export function worksInWorkshop(viewer: Viewer): boolean {
  return viewer.kind === 'system' || hasRole(viewer, 'technician', 'organiser')
}

/** Whether the viewer may make moves of a desk; for which children a coordinator delivers is asked elsewhere. */
export function worksAtDesk(viewer: Viewer, desk: Desk): boolean {
  if (viewer.kind === 'system') return true
  return desk === 'delivery' ? hasRole(viewer, 'coordinator', 'organiser') : worksInWorkshop(viewer)
}
