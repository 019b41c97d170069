import { createRandom } from '#app/core/numeric/random.ts'
import { type Agreement, agreement } from '#app/core/scoring/agreement/agreement.ts'
import { layOut, type RatingRow } from '#app/core/scoring/ratings.ts'
import { listSharedScores } from '#db/queries/monitor.server.ts'
import type { Contest } from '../contest/contest.ts'
import type { Context } from '../context.ts'
import { known } from '../scoring/calibration-report.ts'

/** Fewer say nothing, and could point at somebody. */
const leastEssays = 10
const leastJurors = 3
const mostEssays = 2000
const replications = 200

export type AgreementFigure = { alpha: number | null; interval: [number, number] | null }

export type AgreementSoFar = {
  /** essays that at least two jurors have finished, as far as they were looked at */
  essays: number
  jurors: number
  /** null while there are too few */
  figures: { criteria: (AgreementFigure & { id: string })[]; total: AgreementFigure } | null
}

/** How far jurors agree in what is handed in: Krippendorff's alpha (interval) with a bootstrap interval over essays. */
export async function agreementSoFar(
  ctx: Pick<Context, 'db'>,
  contest: Pick<Contest, 'id' | 'criteria'>,
): Promise<AgreementSoFar> {
  const scores = await listSharedScores(ctx.db, contest.id, mostEssays)
  const rows = new Map<string, RatingRow & { scores: (number | null)[] }>()
  const place = new Map(contest.criteria.map(({ id }, index) => [id, index]))
  for (const { essay, juror, criterion, score } of scores) {
    const key = `${essay}/${juror}`
    const row = rows.get(key) ?? { essay, juror, scores: contest.criteria.map((): number | null => null) }
    rows.set(key, row)
    const at = place.get(criterion)
    if (at !== undefined) row.scores[at] = score
  }
  const ratings = layOut(
    contest.criteria.map(({ id }) => id),
    [...rows.values()],
  )
  const [essays, jurors] = [ratings.essays.length, ratings.jurors.length]
  if (essays < leastEssays || jurors < leastJurors) return { essays, jurors, figures: null }
  const found = agreement(
    ratings,
    contest.criteria.map(({ weight }) => weight),
    { replications, random: createRandom(`agreement/${contest.id}`) },
  )
  return {
    essays,
    jurors,
    figures: {
      criteria: found.criteria.map((one, index) => ({ id: contest.criteria[index]?.id ?? '', ...figureOf(one) })),
      total: figureOf(found.total),
    },
  }
}

function figureOf({ alpha, bootstrap }: Agreement): AgreementFigure {
  const [low, high] = bootstrap?.interval ?? [Number.NaN, Number.NaN]
  return {
    alpha: known(alpha.interval),
    interval: Number.isFinite(low) && Number.isFinite(high) ? [low, high] : null,
  }
}
