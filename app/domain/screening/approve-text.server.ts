import { findIdentifiers } from '#app/core/blinding/find-identifiers.ts'
import { redact } from '#app/core/blinding/redact.ts'
import { countSubmittedReviews, findAnonymousText, insertApprovedText } from '#db/queries/anonymous-text.server.ts'
import { lockEssayOfApplication } from '#db/queries/essay.server.ts'
import { listRecognisedPassages } from '#db/queries/flag.server.ts'
import { accountOf, type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { plainEssay } from '../essay/plain-essay.ts'
import { inTransaction } from '../transaction.server.ts'
import { type Choice, chooseSpans } from './choose-spans.ts'
import { knownIdentity, placeNames } from './known-identity.server.ts'
import { mayApprove } from './rules.ts'
import { lockScreened } from './screened-application.server.ts'

export type ApproveInput = Choice & {
  contestId: string
  applicationId: string
  /** of the essay and of the stored text as the screener saw them */
  essayVersion: number
  textVersion: number
}

/**
 * Approves the text that jurors read: the essay with the chosen pieces replaced. The original stays. Once a juror has
 * submitted a review, the text that was read can no longer change (`reviewed`), unless a juror said that its author can
 * be recognised.
 */
export async function approveText(
  ctx: Context,
  input: ApproveInput,
): Promise<Outcome<{ hidden: number }, 'unknown' | 'changed' | 'locked' | 'reviewed' | 'not-eligible'>> {
  return inTransaction(ctx, async ({ tx, audit }) => {
    const screened = await lockScreened(ctx, tx, input)
    const essay = screened ? await lockEssayOfApplication(tx, screened.row.id) : undefined
    if (!screened || !essay || screened.row.state !== 'submitted') return refuse('unknown')
    const { row, contest } = screened
    if (!mayApprove(contest)) return refuse('locked')
    if (row.eligibility !== 'eligible') return refuse('not-eligible')
    const text = await findAnonymousText(tx, essay.id)
    // Pages that nobody has typed yet are no text.
    if (essay.body === '' || essay.version !== input.essayVersion || (text?.version ?? 0) !== input.textVersion)
      return refuse('changed')
    const flagged = (await listRecognisedPassages(tx, essay.id)).length > 0
    if (!flagged && (await countSubmittedReviews(tx, essay.id)) > 0) return refuse('reviewed')
    const body = plainEssay(essay.body)
    const found = findIdentifiers(body, knownIdentity(row, await placeNames(tx, [row])))
    const spans = chooseSpans(body, found, input)
    await insertApprovedText(tx, {
      essay_id: essay.id,
      language: essay.language,
      body: redact(body, spans, essay.language as Locale),
      redactions: JSON.stringify(spans.map(({ start, end, kind }) => ({ start, end, kind }))),
      essay_version: essay.version,
      approved_by: accountOf(ctx.viewer),
      approved_at: ctx.now,
    })
    audit({
      action: 'text.approve',
      subjectKind: 'application',
      subjectId: row.id,
      details: { essayVersion: essay.version, found: found.length, hidden: spans.length },
    })
    return ok({ hidden: spans.length })
  })
}
