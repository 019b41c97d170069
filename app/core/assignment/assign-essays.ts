import { createRandom, type Random } from '#app/core/numeric/random.ts'
import { type Eligibility, eligibleJurors } from './eligible-jurors.ts'
import { jurorComponents } from './juror-components.ts'
import type { Assignment, AssignmentProblem, AssignmentResult, Shortage, ShortageReason } from './problem.ts'
import { type LoadRule, ReviewPlan } from './review-plan.ts'

/**
 * Gives each essay its reviewers: as many reviews as can be given at all, at most `reviewsPerEssay` for each essay
 * by different eligible jurors, no juror beyond the maximum, and among all such plans one of least imbalance.
 *
 * Imbalance is the convex cost Σ_j load_j² / max_j, below the wanted minimum reduced by a large constant for each
 * essay: with equal maxima and nothing in the way, loads differ by at most one.
 *
 * Method: in rounds (everybody gets a first reviewer before anybody a second) each essay takes the eligible juror of
 * least marginal cost, ties broken by the fewest shared essays with its other reviewers and then by chance; where
 * there is none, an augmenting path moves others aside (Ford and Fulkerson, 1956). An essay without an augmenting
 * path never gets one later (the filled places are a transversal matroid), so the total is a maximum flow. Then
 * cost-reducing paths from fuller to emptier jurors are followed until none is left, which is optimal for a convex
 * separable cost (Harvey, Ladner, Lovász and Tamir, "Semi-matchings for bipartite graphs and load balancing", 2006).
 *
 * Existing assignments are kept and count. The same problem and seed give the same plan.
 * O(E) for the rounds plus O(V + E) for each augmentation, E = Σ eligible jurors.
 */
export function assignEssays(problem: AssignmentProblem): AssignmentResult {
  const { essays, jurors, reviewsPerEssay, existing } = problem
  const random = createRandom(String(problem.seed))
  const eligibility = eligibleJurors(problem)
  const plan = new ReviewPlan(
    eligibility.map(({ eligible }) => random.shuffled(Array.from(eligible))),
    jurors.map(({ min = 0, max }): LoadRule => ({ min, max })),
    random,
  )
  const essayIndex = new Map(essays.map(({ id }, index) => [id, index]))
  const jurorIndex = new Map(jurors.map(({ id }, index) => [id, index]))
  for (const { essay, juror } of existing) {
    const e = essayIndex.get(essay)
    const j = jurorIndex.get(juror)
    if (e !== undefined && j !== undefined) plan.keep(e, j)
  }

  const shortOf = fill(plan, essays.length, reviewsPerEssay, random)
  plan.balance()

  const assignments: Assignment[] = [...existing]
  const kept = new Set(existing.map(({ essay, juror }) => JSON.stringify([essay, juror])))
  essays.forEach(({ id: essay }, e) => {
    for (const j of [...plan.readersOf(e)].sort((a, b) => a - b)) {
      const juror = (jurors[j] as (typeof jurors)[number]).id
      if (!kept.has(JSON.stringify([essay, juror]))) assignments.push({ essay, juror })
    }
  })

  const unassigned: Shortage[] = []
  essays.forEach(({ id, language }, e) => {
    const readers = plan.readersOf(e)
    const missing = reviewsPerEssay - readers.length
    if (missing <= 0) return
    const known = eligibility[e] as Eligibility
    const others = readers.filter((juror) => !known.eligible.includes(juror)).length
    unassigned.push({
      essay: id,
      missing,
      reason: reasonOf(language, known, reviewsPerEssay - others, shortOf.get(e) ?? 0),
    })
  })

  const components = jurorComponents(
    jurors.length,
    essays.map((_, e) => plan.readersOf(e)),
  ).map((members) => members.map((j) => (jurors[j] as (typeof jurors)[number]).id))
  return {
    assignments,
    loads: Object.fromEntries(jurors.map(({ id }, j) => [id, plan.loadOf(j)])),
    unassigned,
    connected: components.length <= 1,
    components,
  }
}

/**
 * Fills the places in rounds.
 * @returns for each essay that could not be served, the number of full jurors that its search met
 */
function fill(plan: ReviewPlan, essayCount: number, reviewsPerEssay: number, random: Random): Map<number, number> {
  const shortOf = new Map<number, number>()
  const order = random.shuffled(Array.from({ length: essayCount }, (_, index) => index))
  for (let round = 1; round <= reviewsPerEssay; round += 1) {
    for (const essay of order) {
      if (plan.readersOf(essay).length >= round || shortOf.has(essay)) continue
      if (plan.take(essay)) continue
      const search = plan.augment(essay)
      if (!search.found) shortOf.set(essay, search.full)
    }
  }
  return shortOf
}

function reasonOf(language: string, { eligible, readers }: Eligibility, wanted: number, full: number): ShortageReason {
  if (readers < wanted) return { kind: 'language', language, readers }
  if (eligible.length < wanted) return { kind: 'conflicts', language, readers, eligible: eligible.length }
  return { kind: 'capacity', language, eligible: eligible.length, full }
}
