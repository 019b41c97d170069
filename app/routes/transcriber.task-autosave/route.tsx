import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { autosaveTyped } from '#app/domain/transcription/autosave-typed.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { readAutosave, unusable } from '#app/http/autosave-answer.server.ts'

const refusals = { gone: 404, changed: 409, whole: 409, document: 422 } as const

export async function loader(args: LoaderFunctionArgs) {
  await allow(args, 'transcriber')
  return notFound()
}

/** What is typed from a photographed page saves itself. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'transcriber')
  const input = await readAutosave(args.request)
  if (!input) return unusable()
  const saved = await autosaveTyped(ctx.domain, args.params.taskId ?? '', input)
  if (saved.ok) return Response.json(saved.value)
  return Response.json({ reason: saved.reason }, { status: refusals[saved.reason] })
}
