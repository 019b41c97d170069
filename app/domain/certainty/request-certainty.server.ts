import { insertCertaintyRun } from '#db/queries/certainty.server.ts'
import { lockContest } from '#db/queries/contest.server.ts'
import { findLatestScoringRun } from '#db/queries/scoring.server.ts'
import { accountOf, type Context, hasRole, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { programVersion } from '../program-version.ts'
import { isScoringStale } from '../scoring/hash-input.server.ts'
import { inTransaction } from '../transaction.server.ts'
import { mayOffer, mayTell } from './rules.ts'

export type RequestReason = 'unknown' | 'not-yours' | 'not-now' | 'not-scored' | 'stale-scores'

/**
 * Asks how sure the decisions are; computed beside the requests. While jurors read, from the readings as they stand and
 * with an offer of further ones; after the decision, from the run that ranks. One that waits already is that one.
 */
export async function requestCertainty(
  ctx: Context,
  input: { contestId: string; most: number },
): Promise<Outcome<null, RequestReason>> {
  const account = accountOf(ctx.viewer)
  if (!account || !hasRole(ctx.viewer, 'organiser')) return refuse('not-yours')
  if (!isUuid(input.contestId)) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockContest(tx, input.contestId)
    if (!contest) return refuse('unknown')
    const offering = mayOffer(contest.state)
    if (!offering && !mayTell(contest.state)) return refuse('not-now')
    const scoring = offering ? null : await findLatestScoringRun(tx, contest.id)
    if (scoring === undefined) return refuse('not-scored')
    if (scoring && (scoring.method !== 'linear' || (await isScoringStale(tx, scoring)))) return refuse('stale-scores')
    const runId = ctx.random.uuid()
    const made = await insertCertaintyRun(tx, {
      id: runId,
      contest_id: contest.id,
      scoring_run_id: scoring?.id ?? null,
      most_readings: offering ? input.most : null,
      created_by: account,
      created_at: ctx.now,
      program_version: programVersion,
      state: 'queued',
    })
    if (!made) return ok(null)
    audit({
      action: 'certainty.request',
      subjectKind: 'contest',
      subjectId: contest.id,
      details: { runId, ...(offering ? { most: input.most } : { scoringRunId: scoring?.id }) },
    })
    return ok(null)
  })
}
