import { findPublishedDecision } from '#db/queries/allocation-decision.server.ts'
import { insertAppeal } from '#db/queries/appeal.server.ts'
import { lockApplication } from '#db/queries/application.server.ts'
import { lockContest } from '#db/queries/contest.server.ts'
import { dayOf } from '../application/rules.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { type AppealFact, appealUntil } from './appeal.ts'
import { daysOf } from './days-of.server.ts'

/** A family asks, within the time of the contest, for a check of one fact behind its published result. */
export async function askCheck(
  ctx: Context,
  input: { applicationId: string; fact: AppealFact; words: string },
): Promise<Outcome<null, 'unknown' | 'too-late' | 'asked'>> {
  const { applicationId, fact, words } = input
  if (!isUuid(applicationId) || ctx.viewer.kind !== 'applicant') return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const row = await findPublishedDecision(tx, applicationId)
    if (!row || row.account_id !== accountOf(ctx.viewer) || !row.published_at) return refuse('unknown')
    const contest = await lockContest(tx, row.contest_id)
    // Locked, so that no words of a child are kept that a withdrawal did not see.
    if ((await lockApplication(tx, applicationId))?.state !== 'submitted') return refuse('unknown')
    const { appealDays } = await daysOf(tx, row.contest_id)
    if (contest?.state !== 'announced' || dayOf(ctx.now) > appealUntil(row.published_at, appealDays)) {
      return refuse('too-late')
    }
    const id = ctx.random.uuid()
    const asked = { id, application_id: applicationId, contest_id: row.contest_id, fact, words, asked_at: ctx.now }
    if (!(await insertAppeal(tx, asked))) return refuse('asked')
    // In free words about a child: they stay out of a log that nothing can be taken out of.
    audit({ action: 'appeal.ask', subjectKind: 'application', subjectId: applicationId, details: { appeal: id, fact } })
    return ok(null)
  })
}
