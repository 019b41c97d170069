import type { Transaction } from 'kysely'
import type { Database } from '#db/schema.ts'
import type { Journal } from './audit.server.ts'
import { insertComments } from './comments.server.ts'
import type { SeedContest } from './contest.server.ts'
import { type Draws, draws, type Timeline } from './generator.ts'
import type { SeedAssignment } from './jury.server.ts'

/** Logits: positive means that high levels are harder to reach. In the order of the rubric. */
const difficulty = [-0.3, 0.4, 0.2, -0.1, -0.4]
/** Steps between neighbouring levels, logits. */
const steps = [-2, -0.7, 0.6, 2.1]

/**
 * A score from 0 to 4 by the rating scale model: ln(P_k / P_{k−1}) = measure − step_k (Andrich, 1978), where the
 * measure is the essay's quality less the severity of the juror and the difficulty of the criterion.
 */
function drawScore(measure: number, random: Draws): number {
  const weights = [1]
  for (const step of steps) weights.push((weights.at(-1) ?? 1) * Math.exp(measure - step))
  let left = random.unit() * weights.reduce((sum, weight) => sum + weight, 0)
  for (const [score, weight] of weights.entries()) {
    left -= weight
    if (left < 0) return score
  }
  return weights.length - 1
}

/** Qualities from 0 to 4 become logits around zero. */
const ability = (quality: number) => (quality - 2) * 1.5

export function scoresOf(contest: SeedContest, { juror, entry }: SeedAssignment): number[] {
  const random = draws(`scores\u001f${contest.key}\u001f${juror.person.email}\u001f${entry.person.key}`)
  const impression = ability(entry.person.quality) - juror.person.severity + random.normal() * juror.person.noise
  return contest.criteria.map((_, index) => drawScore(impression - (difficulty[index] ?? 0), random))
}

/** What jurors wrote down for themselves, by language of the juror. */
const notes: Record<string, readonly string[]> = {
  kk: ['Соңғы абзацы есте қалды.', 'Жоспары анық.', 'Тағы бір рет оқу керек.', 'Мысалы өте нақты.'],
  ru: ['Хороший конец.', 'Живой пример, веришь.', 'Перечитать ещё раз.', 'План простой, но настоящий.'],
}

export type Progress = 'submitted' | 'draft' | 'untouched'

/** @param settled the result of the contest is out, so that nothing waits for an organiser */
export async function insertReviews(
  tx: Transaction<Database>,
  contest: SeedContest,
  assignments: readonly SeedAssignment[],
  progressOf: (assignment: SeedAssignment) => Progress,
  days: { first: number; last: number },
  settled: boolean,
  time: Timeline,
  journal: Journal,
): Promise<void> {
  const touched = assignments
    .filter((assignment) => !assignment.recused)
    .map((assignment) => {
      const { juror, entry } = assignment
      const random = draws(`review\u001f${contest.key}\u001f${juror.person.email}\u001f${entry.person.key}`)
      const at = time.between(random, days.first, days.last)
      const note = random.unit() < 0.08 ? random.pick(notes[juror.person.locale] ?? ['']) : ''
      return { assignment, at, note, progress: progressOf(assignment) }
    })
    .filter(({ progress }) => progress !== 'untouched')
  await tx
    .insertInto('writing.review')
    .values(
      touched.map(({ assignment, at, note, progress }) => ({
        assignment_id: assignment.id,
        state: progress === 'submitted' ? ('submitted' as const) : ('draft' as const),
        note,
        updated_at: at,
        submitted_at: progress === 'submitted' ? at : null,
      })),
    )
    .execute()
  await tx
    .insertInto('writing.review_score')
    .values(
      touched.flatMap(({ assignment, progress }) =>
        scoresOf(contest, assignment)
          .slice(0, progress === 'submitted' ? undefined : 2)
          .map((score, index) => ({
            assignment_id: assignment.id,
            criterion_id: contest.criteria[index]?.id ?? '',
            score,
          })),
      ),
    )
    .execute()
  const submitted = touched.filter(({ progress }) => progress === 'submitted')
  await insertComments(tx, contest, submitted, settled, journal)
  for (const { assignment, at, progress } of touched) {
    if (progress !== 'submitted') continue
    const subject = { subjectKind: 'assignment', subjectId: assignment.id }
    journal.write({ ...subject, at, by: assignment.juror.person, action: 'review.submit' })
  }
  for (const { id, juror, recused } of assignments) {
    if (!recused) continue
    const at = time.between(draws(`recusal\u001f${id}`), days.first, days.last)
    const subject = { subjectKind: 'assignment', subjectId: id }
    journal.write({ ...subject, at, by: juror.person, action: 'assignment.recuse', details: { reason: recused } })
  }
}
