import { createNormal } from '../../numeric/normal.ts'
import type { Random } from '../../numeric/random.ts'

/**
 * Draws for applicants from draws for essays: whoever was not read yet is drawn from all that is known of them, the
 * distribution of essays, so that those who are still to be read compete as well.
 *
 * @param essayOf per applicant the essay's index in the posterior; −1 for one that nobody read
 * @param unread mean and standard deviation of essays
 */
export function createApplicantDraws(
  posterior: (into: Float64Array) => Float64Array,
  essays: number,
  essayOf: Int32Array,
  unread: { mean: number; sd: number },
  random: Random,
): (into: Float64Array) => Float64Array {
  const levels = new Float64Array(essays)
  const normal = createNormal(random)
  return (into) => {
    posterior(levels)
    essayOf.forEach((e, i) => {
      into[i] = e < 0 ? unread.mean + unread.sd * normal() : (levels[e] as number)
    })
    return into
  }
}
