import type { AutosaveInput } from '../application/input.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { autosavedText } from '../essay/autosaved-text.ts'
import { withHeld } from './held-task.server.ts'
import { openDraft, storeDraft } from './own-draft.server.ts'

type Saved = Outcome<{ version: number }, 'gone' | 'changed' | 'whole' | 'document'>

/**
 * Saves what a window holds while somebody types in it, and prolongs the claim. It never replaces what another window
 * of the same person has written since (`changed`): only the button does. `whole`: the patch does not fit what is
 * stored, the whole text is needed. Repeating a request, or one arriving after its successor, changes nothing.
 */
export function autosaveTyped(ctx: Context, taskId: string, input: AutosaveInput): Promise<Saved> {
  const { language, text, writer } = input
  return withHeld(ctx, taskId, async ({ tx }, task, held): Promise<Saved> => {
    if ('document' in text) return refuse('document')
    const draft = await openDraft(ctx, tx, task, held)
    const own = draft.writer?.id === writer.id
    if (own && writer.step <= (draft.writer?.step ?? 0)) return ok({ version: draft.version })
    if (!own && input.version !== draft.version) return refuse('changed')
    const body = autosavedText(text, draft.body)
    if (body === null) return refuse('whole')
    const version = draft.version + 1
    await storeDraft(ctx, tx, { task, held }, { language, body, version, writer })
    return ok({ version })
  })
}
