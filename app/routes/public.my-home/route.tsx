import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { hasRole, type Viewer } from '#app/domain/context.ts'
import { allow } from '#app/http/allow.server.ts'

/** Where each role begins after signing in. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  return redirect(ctx.href(homeOf(ctx.viewer)))
}

function homeOf(viewer: Viewer): string {
  if (viewer.kind === 'applicant') return '/application'
  if (hasRole(viewer, 'organiser')) return '/organiser/contests'
  if (hasRole(viewer, 'juror')) return '/jury'
  if (hasRole(viewer, 'administrator')) return '/administrator/accounts'
  if (hasRole(viewer, 'partner') && !hasRole(viewer, 'coordinator')) return '/partner'
  if (hasRole(viewer, 'transcriber') && viewer.kind === 'staff' && viewer.roles.length === 1) return '/transcribe'
  if (hasRole(viewer, 'safeguarding') && !hasRole(viewer, 'coordinator', 'technician')) return '/safeguarding'
  if (hasRole(viewer, 'technician') && !hasRole(viewer, 'coordinator')) return '/workshop'
  return viewer.kind === 'staff' ? '/work' : '/'
}
