import type { AssignableEssay, AssignableJuror, Assignment, AssignmentProblem } from '#app/core/assignment/problem.ts'
import { createRandom, type Random } from '#app/core/numeric/random.ts'

export type Size = { essays: number; jurors: number; reviews: number }

const languages = ['kk', 'ru', 'en'] as const
const regions = 20
const districtsPerRegion = 10
const schoolsPerDistrict = 30
/** Room for a third more essays than there are. */
const slack = 1.3

/**
 * A country-wide contest: 60 % of the essays in Kazakh, 35 % in Russian, 5 % in English; jurors alike, 15 % of them
 * reading two languages; each in conflict with the own district (one in twenty with the whole region), one or two schools
 * and up to three essays; what each may hold differs by a factor of up to 1.7; and 2 % of the places are given already.
 */
export function assignmentWorld({ essays, jurors, reviews }: Size, seed = 1): AssignmentProblem {
  const random = createRandom(`bench ${seed} ${essays} ${jurors} ${reviews}`)
  const district = () => {
    const region = 10 + random.below(regions)
    return { region, code: `${region}${10 + random.below(districtsPerRegion)}00000` }
  }
  const share = (essays * reviews * slack) / jurors
  const listed = Array.from({ length: essays }, (_, index): AssignableEssay => {
    const { code } = district()
    return {
      id: `essay-${index}`,
      language: pick(random, [60, 35, 5], languages),
      region: code,
      school: `${code}-${random.below(schoolsPerDistrict)}`,
    }
  })
  const able = Array.from({ length: jurors }, (_, index): AssignableJuror => {
    const { region, code } = district()
    const read =
      random.below(100) < 15
        ? pick(random, [65, 20, 15], [['kk', 'ru'] as const, ['ru', 'en'] as const, ['kk', 'en'] as const])
        : [pick(random, [59, 36, 5], languages)]
    return {
      id: `juror-${index}`,
      languages: read,
      min: 1,
      max: Math.ceil(share * pick(random, [1, 2, 1], [0.75, 1, 1.25])),
      conflicts: {
        regions: [random.below(20) === 0 ? `${region}0000000` : code],
        schools: Array.from({ length: 1 + random.below(2) }, () => `${code}-${random.below(schoolsPerDistrict)}`),
        essays: Array.from({ length: random.below(4) }, () => `essay-${random.below(essays)}`),
      },
    }
  })
  const existing: Assignment[] = []
  const taken = new Set<string>()
  for (let attempt = 0; attempt < essays * reviews * 0.04; attempt += 1) {
    const essay = listed[random.below(essays)] as AssignableEssay
    const juror = able[random.below(jurors)] as AssignableJuror
    const { regions: near, schools, essays: refused } = juror.conflicts
    const key = `${essay.id} ${juror.id}`
    const given = existing.length
    if (
      taken.has(key) ||
      taken.has(essay.id) ||
      given >= essays * reviews * 0.02 ||
      !juror.languages.includes(essay.language) ||
      near.some((code) => essay.region?.startsWith(code.replace(/0+$/, ''))) ||
      schools.includes(essay.school ?? '') ||
      refused.includes(essay.id)
    ) {
      continue
    }
    taken.add(key)
    taken.add(essay.id)
    existing.push({ essay: essay.id, juror: juror.id })
  }
  return { seed, reviewsPerEssay: reviews, essays: listed, jurors: able, existing }
}

function pick<T>(random: Random, weights: readonly number[], items: readonly T[]): T {
  let left = random.below(weights.reduce((sum, weight) => sum + weight, 0))
  for (const [index, weight] of weights.entries()) {
    if (left < weight) return items[index] as T
    left -= weight
  }
  return items[0] as T
}
