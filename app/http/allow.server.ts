import { data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { hasRole, type Role, type Viewer } from '#app/domain/context.ts'
import { type RequestContext, requestContext } from './context.server.ts'
import { keepFields } from './kept-form.server.ts'

export type Audience = 'anyone' | 'applicant' | Role

type ViewerFor<A extends Audience> = A extends 'anyone'
  ? Viewer
  : A extends 'applicant'
    ? Extract<Viewer, { kind: 'applicant' }>
    : Extract<Viewer, { kind: 'staff' }>

/**
 * The first line of every loader and action: names who may come here.
 * A visitor is sent to sign in and back, and what a form carried is kept; anybody else gets 403.
 */
export async function allow<A extends Audience>(
  args: Pick<LoaderFunctionArgs, 'request' | 'params' | 'context'>,
  ...audiences: A[]
): Promise<RequestContext & { viewer: ViewerFor<A> }> {
  const ctx = await requestContext(args)
  const { viewer } = ctx
  const welcome = audiences.some((audience) => {
    if (audience === 'anyone') return true
    if (audience === 'applicant') return viewer.kind === 'applicant'
    return hasRole(viewer, audience)
  })
  if (welcome) return ctx as RequestContext & { viewer: ViewerFor<A> }
  if (viewer.kind !== 'visitor') throw data({ kind: 'wrong-role' }, { status: 403 })
  const door = audiences.every((audience) => audience === 'applicant') ? '/enter' : '/sign-in'
  const url = new URL(args.request.url)
  const back = `${url.pathname.replace(/\.data$/, '')}${url.search}`
  if (args.request.method === 'GET' || args.request.method === 'HEAD') {
    throw redirect(`${ctx.href(door)}?next=${encodeURIComponent(back)}`)
  }
  throw data(
    { kind: 'session-expired', door: ctx.href(door), back, fields: await keepFields(args.request) },
    { status: 401 },
  )
}
