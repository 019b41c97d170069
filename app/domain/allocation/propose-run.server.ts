import { insertRun, listRuns } from '#db/queries/allocation.server.ts'
import { lockContest } from '#db/queries/contest.server.ts'
import { findLottery } from '#db/queries/lottery.server.ts'
import { findLatestScoringRun } from '#db/queries/scoring.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { programVersion } from '../program-version.ts'
import { isScoringStale } from '../scoring/hash-input.server.ts'
import { inTransaction } from '../transaction.server.ts'
import { decideProblem } from './decide-problem.server.ts'
import { decisionsOf } from './decisions.ts'
import { freezeProblem } from './freeze-problem.server.ts'
import { readProblem } from './read-problem.server.ts'
import { publishedFormat } from './verify-published.server.ts'

export type ProposeReason =
  | 'unknown'
  | 'not-decided'
  | 'not-committed'
  | 'not-scored'
  | 'stale-scores'
  | 'no-devices'
  | 'held'

/**
 * Proposes recipients and waiting lists: freezes the problem, decides it, keeps both. The same problem gives the run
 * that is already there. Without a seed that was committed to there is no run: nobody may draw again until it suits.
 */
export async function proposeRun(
  ctx: Context,
  contestId: string,
): Promise<Outcome<{ runId: string; made: boolean }, ProposeReason>> {
  const account = accountOf(ctx.viewer)
  if (!account) throw new Error('an allocation run is made by somebody who is signed in')
  if (!isUuid(contestId)) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockContest(tx, contestId)
    if (!contest) return refuse('unknown')
    if (contest.state !== 'decided') return refuse('not-decided')
    const lottery = await findLottery(tx, contestId)
    if (!lottery) return refuse('not-committed')
    const scoring = await findLatestScoringRun(tx, contestId)
    if (!scoring) return refuse('not-scored')
    if (await isScoringStale(tx, scoring)) return refuse('stale-scores')
    const { problem, inputHash, applications } = await freezeProblem(
      { db: tx, now: ctx.now },
      contestId,
      scoring.id,
      lottery,
    )
    if (problem.lots.length === 0) return refuse('no-devices')
    // Children were told of more devices of a lot than the stock says there are.
    if (!readProblem(problem).ok) return refuse('held')
    const [latest] = await listRuns(tx, contestId, 1)
    if (
      (latest?.state === 'proposed' || latest?.state === 'approved') &&
      latest.input_hash === inputHash &&
      latest.program_version === programVersion &&
      latest.scoring_run_id === scoring.id
    ) {
      return ok({ runId: latest.id, made: false })
    }
    const { inputHash: _same, outputHash, ...result } = decideProblem(problem)
    const runId = ctx.random.uuid()
    await insertRun(
      tx,
      {
        id: runId,
        contest_id: contestId,
        scoring_run_id: scoring.id,
        format: publishedFormat,
        input: JSON.stringify(problem),
        output: JSON.stringify({ ...result, inputHash, outputHash }),
        input_hash: inputHash,
        output_hash: outputHash,
        program_version: programVersion,
        created_by: account,
        created_at: ctx.now,
        approved_by: null,
        published_by: null,
        withdrawn_by: null,
        withdrawn_reason: null,
      },
      decisionsOf(problem, result, applications).map((row) => ({ ...row, reason: JSON.stringify(row.reason) })),
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
