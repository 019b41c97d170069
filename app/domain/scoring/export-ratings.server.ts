import { listScoredReviews } from '#db/queries/scoring-run.server.ts'
import { getContest } from '../contest/get-contest.server.ts'
import { type Context, hasRole, type Outcome, ok, refuse } from '../context.ts'
import { lotOf } from '../digest.server.ts'
import { inTransaction } from '../transaction.server.ts'
import { getCalibration } from './get-calibration.server.ts'
import { isScoringStale } from './hash-input.server.ts'
import { mayJoin } from './rules.ts'

/**
 * The scores that the newest run was computed from, as `qarmaq calibrate` reads them, so that anybody may compute it
 * anew. Essays and jurors are numbered in an order drawn from the run's seed, which tells neither who nor when; times and
 * languages stay away. Audited.
 */
export async function exportRatings(
  ctx: Context,
  contestId: string,
): Promise<Outcome<{ csv: string }, 'unknown' | 'not-yours' | 'no-run'>> {
  if (!hasRole(ctx.viewer, 'organiser')) return refuse('not-yours')
  const contest = await getContest(ctx, contestId)
  if (!contest) return refuse('unknown')
  if (!mayJoin(contest.state)) return refuse('no-run')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const found = await getCalibration({ db: tx }, contestId)
    if (!found) return refuse('no-run')
    const { id: runId, inputHash, seed } = found.run
    if (await isScoringStale(tx, { contest_id: contestId, input_hash: inputHash })) return refuse('no-run')
    const reviews = await listScoredReviews(tx, contestId)
    const essays = numbered(
      reviews.map(({ essay }) => essay),
      seed,
    )
    const jurors = numbered(
      reviews.map(({ juror }) => juror),
      seed,
    )
    const rows = reviews
      .map(({ essay, juror, scores }) => ({ essay: essays.get(essay) ?? 0, juror: jurors.get(juror) ?? 0, scores }))
      .sort((a, b) => a.essay - b.essay || a.juror - b.juror)
    const head = ['essay', 'juror', ...found.result.criteria.map((_, c) => `c${c + 1}`)].join(',')
    const lines = rows.map(({ essay, juror, scores }) =>
      [`e${essay}`, `j${juror}`, ...scores.map((score) => score ?? '')].join(','),
    )
    audit({
      action: 'scoring.export',
      subjectKind: 'contest',
      subjectId: contestId,
      details: { runId, reviews: rows.length },
    })
    return ok({ csv: `${[head, ...lines].join('\r\n')}\r\n` })
  })
}

function numbered(ids: readonly string[], seed: string): Map<string, number> {
  const drawn = [...new Set(ids)].map((id) => ({ id, lot: lotOf(seed, id) })).sort((a, b) => (a.lot < b.lot ? -1 : 1))
  return new Map(drawn.map(({ id }, index) => [id, index + 1]))
}
