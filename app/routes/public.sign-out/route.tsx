import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { endSession } from '#app/domain/identity/session.server.ts'
import { allow } from '#app/http/allow.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  return redirect(ctx.href('/'))
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const sessionId = 'sessionId' in ctx.viewer ? ctx.viewer.sessionId : null
  const cookie = await endSession(ctx.domain.db, sessionId, ctx.secure)
  const headers = new Headers({ 'Set-Cookie': cookie })
  // A family leaves nothing on the phone: no page, no copy of a text.
  if (ctx.viewer.kind !== 'staff') headers.set('Clear-Site-Data', '"cache", "storage"')
  return redirect(`${ctx.href('/')}?notice=signed-out`, { headers })
}
