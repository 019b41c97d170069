import type { ExchangeSearch } from './exchange-search.ts'
import type { Seating } from './seating.ts'

/**
 * Moves essays from fuller to emptier jurors until no way of moving lowers the cost of the loads. That is the least cost
 * of all plans that fill as many places, as for any convex separable cost of loads (Harvey, Ladner, Lovász and Tamir,
 * "Semi-matchings for bipartite graphs and load balancing", Journal of Algorithms 59, 2006).
 *
 * Always the juror whose last essay costs most is searched from. Whom a search in vain has met can give nothing to
 * anybody cheaper, nor can anything better be reached through them, ever: so they are left out from then on, and all
 * searches in vain together cost one pass over the places.
 */
export function balanceLoads(seating: Seating, search: ExchangeSearch): void {
  const { retired } = search
  const jurors = seating.load.length
  retired.fill(0)
  for (;;) {
    let fullest = -1
    let most = Number.NEGATIVE_INFINITY
    for (let juror = 0; juror < jurors; juror += 1) {
      if (retired[juror]) continue
      const relief = seating.relief(juror)
      if (relief <= most) continue
      fullest = juror
      most = relief
    }
    if (fullest < 0) return
    const end = search.fromJuror(fullest)
    if (end >= 0) search.follow(end, -1)
    else search.retireMet()
  }
}
