import { type Context, type Outcome, ok } from '../context.ts'
import { withHeld } from './held-task.server.ts'
import type { TranscriptionInput } from './input.server.ts'
import { openDraft, storeDraft } from './own-draft.server.ts'

/** Keeps what is typed so far, and the claim. The button decides: what another window of the same person has goes. */
export function keepTyped(ctx: Context, taskId: string, input: TranscriptionInput): Promise<Outcome<null, 'gone'>> {
  return withHeld(ctx, taskId, async ({ tx }, task, held): Promise<Outcome<null, 'gone'>> => {
    const { version } = await openDraft(ctx, tx, task, held)
    await storeDraft(ctx, tx, { task, held }, { ...input, version: version + 1 })
    return ok(null)
  })
}
