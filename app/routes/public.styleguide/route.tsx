import type { LoaderFunctionArgs } from '@remix-run/node'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { StyleGuide } from '#app/ui/styleguide.tsx'

export const handle = { staff: true, script: 'writing' }

/** Every component in every state; in development and tests alone. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  return ctx.services.env.mode === 'production' ? notFound() : null
}

export default StyleGuide
