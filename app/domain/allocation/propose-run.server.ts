import { type Allocation, allocate } from '#app/core/allocation/allocate.ts'
import type { Json } from '#app/core/canonical/canonical-json.ts'
import { findFirstSeed, insertRun, listRuns } from '#db/queries/allocation.server.ts'
import { lockContest } from '#db/queries/contest.server.ts'
import { findLatestScoringRun } from '#db/queries/scoring.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { digestOf, lotOf } from '../digest.server.ts'
import { isUuid } from '../identifier.ts'
import { programVersion } from '../program-version.ts'
import { isScoringStale } from '../scoring/hash-input.server.ts'
import { inTransaction } from '../transaction.server.ts'
import { freezeProblem } from './freeze-problem.server.ts'
import { withLots } from './problem.ts'

/**
 * Proposes recipients and waiting lists: freezes the problem, decides it, keeps both. The same problem gives the run
 * that is already there; the seed of the contest's first run is kept, so that lots are drawn once only.
 */
export async function proposeRun(
  ctx: Context,
  contestId: string,
): Promise<
  Outcome<{ runId: string; made: boolean }, 'unknown' | 'not-decided' | 'not-scored' | 'stale-scores' | 'no-devices'>
> {
  const account = accountOf(ctx.viewer)
  if (!account) throw new Error('an allocation run is made by somebody who is signed in')
  if (!isUuid(contestId)) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockContest(tx, contestId)
    if (!contest) return refuse('unknown')
    if (contest.state !== 'decided') return refuse('not-decided')
    const scoring = await findLatestScoringRun(tx, contestId)
    if (!scoring) return refuse('not-scored')
    if (await isScoringStale(tx, scoring)) return refuse('stale-scores')
    const seed = (await findFirstSeed(tx, contestId)) ?? Buffer.from(ctx.random.bytes(32)).toString('hex')
    const { problem, inputHash, applications } = await freezeProblem(tx, contestId, scoring.id, seed)
    if (problem.regions.every(({ quota }) => quota === 0)) return refuse('no-devices')
    const [latest] = await listRuns(tx, contestId, 1)
    if (
      latest?.state === 'proposed' &&
      latest.input_hash === inputHash &&
      latest.program_version === programVersion &&
      latest.scoring_run_id === scoring.id
    ) {
      return ok({ runId: latest.id, made: false })
    }
    const result = allocate(withLots(problem, lotOf))
    const outputHash = digestOf(result as unknown as Json)
    const runId = ctx.random.uuid()
    await insertRun(
      tx,
      {
        id: runId,
        contest_id: contestId,
        scoring_run_id: scoring.id,
        input: JSON.stringify(problem),
        input_hash: inputHash,
        output_hash: outputHash,
        program_version: programVersion,
        created_by: account,
        created_at: ctx.now,
      },
      decisionsOf(result, applications),
    )
    audit({
      action: 'allocation.propose',
      subjectKind: 'contest',
      subjectId: contestId,
      details: {
        runId,
        inputHash,
        outputHash,
        recipients: result.recipients.length,
        waiting: result.waiting.length,
        notConsidered: result.notConsidered.length,
      },
    })
    return ok({ runId, made: true })
  })
}

/** One row per application; applicants without a region of the contest stand with none and are left out. */
function decisionsOf(result: Allocation, applications: ReadonlyMap<string, string>) {
  const places = new Map<string, number>()
  const next = (region: string) => {
    const place = (places.get(region) ?? 0) + 1
    places.set(region, place)
    return place
  }
  const rows = [
    ...result.recipients.map((row) => ({ ...row, outcome: 'recipient' as const, position: row.order })),
    ...result.waiting.map((row) => ({ ...row, outcome: 'waiting' as const })),
    ...result.notConsidered
      .filter(({ reason }) => reason.kind !== 'no-region')
      .map((row) => ({ ...row, outcome: 'not-considered' as const, position: next(row.region) })),
  ]
  return rows.flatMap(({ applicant, region, outcome, position, reason }) => {
    const applicationId = applications.get(applicant)
    return applicationId
      ? [{ application_id: applicationId, region, outcome, position, reason: JSON.stringify(reason) }]
      : []
  })
}
