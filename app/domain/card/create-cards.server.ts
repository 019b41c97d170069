import { codeFromBytes } from '#app/core/blinding/code.ts'
import { cleanLine } from '#app/core/essay/clean-text.ts'
import { findBatchByKey, insertBatch, insertCards } from '#db/queries/card.server.ts'
import { findContest } from '#db/queries/contest.server.ts'
import { accountOf, type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { isUniqueViolation } from '../violation.ts'
import { mayHandleBatch, mayIssue, mostCards } from './rules.ts'

export type NewBatch = {
  contestId: string
  /** the partner whose children the cards are for; null for an organiser's own */
  partnerId: string | null
  count: number
  /** for whom it is printed, for example the school; never a child's name */
  label: string
  /** of the sheet, and of what the children see first */
  locale: Locale
  /** made with the form: repeating it answers with the batch that it made */
  key?: string
}

/**
 * Creates a batch of cards: applicant accounts with a code each and no PIN yet, which the first use activates. The
 * viewer is an organiser, or works for the partner.
 */
export async function createCards(
  ctx: Context,
  input: NewBatch,
): Promise<Outcome<{ batchId: string; repeated: boolean }, 'not-found' | 'forbidden' | 'not-now' | 'count' | 'label'>> {
  const label = cleanLine(input.label)
  if (!mayHandleBatch(ctx.viewer, input.partnerId)) return refuse('forbidden')
  if (!Number.isInteger(input.count) || input.count < 1 || input.count > mostCards) return refuse('count')
  if (label === '' || label.length > 120) return refuse('label')
  if (!isUuid(input.contestId)) return refuse('not-found')
  const key = input.key ?? ctx.random.uuid()
  const batchId = ctx.random.uuid()
  try {
    return await inTransaction(ctx, async ({ tx, audit }) => {
      const contest = await findContest(tx, input.contestId)
      if (!contest) return refuse('not-found')
      if (!mayIssue(contest.state)) return refuse('not-now')
      await insertBatch(tx, {
        id: batchId,
        contest_id: contest.id,
        partner_id: input.partnerId,
        label,
        locale: input.locale,
        create_key: key,
        created_by: accountOf(ctx.viewer),
        created_at: ctx.now,
      })
      const accountIds = Array.from({ length: input.count }, () => ctx.random.uuid())
      await insertCards(
        tx,
        accountIds.map((id) => ({
          id,
          kind: 'applicant',
          email: null,
          login_code: codeFromBytes(ctx.random.bytes(8)),
          display_name: '',
          locale: input.locale,
          secret_hash: null,
          created_at: ctx.now,
        })),
        accountIds.map((id, at) => ({
          account_id: id,
          contest_id: contest.id,
          batch_id: batchId,
          number: at + 1,
          issued_at: ctx.now,
        })),
      )
      audit({
        action: 'card.create',
        subjectKind: 'card-batch',
        subjectId: batchId,
        details: { contestId: contest.id, partnerId: input.partnerId, cards: input.count },
      })
      return ok({ batchId, repeated: false })
    })
  } catch (error) {
    if (isUniqueViolation(error, 'card_batch_create_key_unique')) {
      const made = await findBatchByKey(ctx.db, key)
      if (made && made.contest_id === input.contestId) return ok({ batchId: made.id, repeated: true })
    }
    // One in millions: a code is somebody else's already.
    if (isUniqueViolation(error, 'account_login_code_unique')) return createCards(ctx, { ...input, key })
    throw error
  }
}
