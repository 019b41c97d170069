import { type AutosaveInput, autosaveInput } from '#app/domain/application/input.server.ts'
import type { autosaveEssay } from '#app/domain/essay/autosave-essay.server.ts'
import type { RequestContext } from './context.server.ts'

/** What the script of an essay page sent, or null when that is nothing a page would send. */
export async function readAutosave(request: Request): Promise<AutosaveInput | null> {
  const parsed = autosaveInput.safeParse(await request.json().catch(() => null))
  return parsed.success ? parsed.data : null
}

/** The answer to a text that nothing can be done with: sending it again would not help. */
export const unusable = () => Response.json({ reason: 'unusable' }, { status: 422 })

/** JSON for the script; nobody sees these answers as a page. */
export function autosaveAnswer(ctx: RequestContext, saved: Awaited<ReturnType<typeof autosaveEssay>>): Response {
  if (saved.ok) return Response.json(saved.value)
  if (saved.reason === 'document') {
    return Response.json({ ...saved, message: ctx.t('essay:error.document') }, { status: 422 })
  }
  return Response.json({ reason: saved.reason }, { status: saved.reason === 'not-found' ? 404 : 409 })
}
