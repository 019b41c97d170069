import { countSubmittedReviews, findAnonymousText, updateTextPending } from '#db/queries/anonymous-text.server.ts'
import { lockEssayOfApplication } from '#db/queries/essay.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { mayApprove } from './rules.ts'
import { lockScreened } from './screened-application.server.ts'

/** Takes an approval back: jurors no longer see the text. Refused once one of them has submitted a review of it. */
export async function reopenText(
  ctx: Context,
  input: { contestId: string; applicationId: string; textVersion: number },
): Promise<Outcome<null, 'unknown' | 'changed' | 'locked' | 'reviewed'>> {
  return inTransaction(ctx, async ({ tx, audit }) => {
    const screened = await lockScreened(ctx, tx, input)
    const essay = screened ? await lockEssayOfApplication(tx, screened.row.id) : undefined
    const text = essay ? await findAnonymousText(tx, essay.id) : undefined
    if (!screened || !essay || !text) return refuse('unknown')
    if (!mayApprove(screened.contest)) return refuse('locked')
    if (text.version !== input.textVersion || text.state !== 'approved') return refuse('changed')
    if ((await countSubmittedReviews(tx, essay.id)) > 0) return refuse('reviewed')
    await updateTextPending(tx, essay.id)
    audit({ action: 'text.reopen', subjectKind: 'application', subjectId: screened.row.id, details: {} })
    return ok(null)
  })
}
