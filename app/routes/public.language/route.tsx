import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { allow } from '#app/http/allow.server.ts'

/** `/` leads to the remembered or preferred language. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  return redirect(ctx.href('/'), { headers: { Vary: 'Accept-Language, Cookie', 'Cache-Control': 'no-store' } })
}
