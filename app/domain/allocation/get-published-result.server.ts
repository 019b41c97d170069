import { findPublishedDecision } from '#db/queries/allocation-decision.server.ts'
import { listCommentsOfApplication } from '#db/queries/comment.server.ts'
import { listCriterionLevels } from '#db/queries/contest.server.ts'
import { findOffer } from '#db/queries/offer.server.ts'
import { listUnits } from '#db/queries/region.server.ts'
import { listCriterionMeans, listScales } from '#db/queries/scoring.server.ts'
import { accountOf, type Context } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { type Names, presentNames, presentReason } from './present.ts'
import { partsOf, type ReasonParts } from './reason.ts'
import { country } from './rules.ts'

export type PublishedResult = {
  outcome: 'recipient' | 'waiting' | 'not-considered'
  publishedAt: Date | null
  region: Names
  reason: ReasonParts
  /** the node that the reason names; null: the whole country */
  place: Names | null
  /** of those who were considered */
  score: number | null
  /** from the list of reasons of screening, when the application was not eligible */
  ineligibleReason: string | null
  /** the essay's own mean per criterion, of all its reviews together, and the words of the level nearest to it */
  criteria: { names: Names; mean: number; min: number; max: number; level: Names | null }[]
  /** from jurors, as organisers approved them; by whom is not told */
  comments: string[]
}

/**
 * The result of one application as its own family may see it: outcome, reason and the means per criterion, no juror
 * and no single review. Null while nothing is published, and for anybody else's application.
 */
export async function getPublishedResult(ctx: Context, applicationId: string): Promise<PublishedResult | null> {
  if (!isUuid(applicationId)) return null
  const row = await findPublishedDecision(ctx.db, applicationId)
  if (!row || row.account_id !== accountOf(ctx.viewer)) return null
  const scales = new Map((await listScales(ctx.db, row.contest_id)).map((scale) => [scale.id, scale]))
  const levels = await listCriterionLevels(ctx.db, row.contest_id)
  // Who was told of a freed device is a recipient like those of the list.
  const offer = await findOffer(ctx.db, applicationId)
  const succeeded = offer !== undefined && offer.instead_of !== null
  const means = row.outcome === 'not-considered' ? [] : await listCriterionMeans(ctx.db, applicationId)
  const reason = presentReason(row.reason, row.region)
  const parts = partsOf(reason, row.position)
  const node = parts.node === country ? undefined : (parts.node ?? row.region)
  const [place] = node === undefined ? [] : await listUnits(ctx.db, [node])
  return {
    outcome: succeeded ? 'recipient' : row.outcome,
    publishedAt: row.published_at,
    region: presentNames(row),
    reason: {
      ...(succeeded ? { kind: 'recipient' as const, by: 'succession' as const, class: offer.class } : parts),
      rank: 'rank' in reason ? reason.rank : undefined,
      considered: 'considered' in reason ? reason.considered : undefined,
    },
    place: place ? presentNames(place) : null,
    score: 'score' in reason ? reason.score : null,
    ineligibleReason: row.ineligible_reason,
    criteria: means.map((mean) => ({
      names: presentNames(mean),
      mean: Number(mean.mean),
      min: scales.get(mean.id)?.min ?? 0,
      max: scales.get(mean.id)?.max ?? 0,
      level: nearestLevel(
        levels.filter(({ criterion_id }) => criterion_id === mean.id),
        Number(mean.mean),
      ),
    })),
    comments: await listCommentsOfApplication(ctx.db, applicationId),
  }
}

/** Of two equally near the higher one. */
function nearestLevel(
  levels: readonly { score: number; text_kk: string; text_ru: string; text_en: string }[],
  mean: number,
): Names | null {
  const [nearest] = [...levels].sort((a, b) => Math.abs(a.score - mean) - Math.abs(b.score - mean) || b.score - a.score)
  return nearest ? { kk: nearest.text_kk, ru: nearest.text_ru, en: nearest.text_en } : null
}
