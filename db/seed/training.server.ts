import type { Transaction } from 'kysely'
import type { Database } from '#db/schema.ts'
import type { Journal } from './audit.server.ts'
import type { SeedContest } from './contest.server.ts'
import { draws, idOf, type Timeline } from './generator.ts'
import type { SeedJuror } from './jury.server.ts'
import { organiser } from './staff.ts'
import { levelExamples, practiceTexts } from './training-texts.ts'

/**
 * Two essays to practise on in each language, and jurors on their way through them.
 * @param done how many of the essays in his or her languages a juror has answered
 */
export async function insertTraining(
  tx: Transaction<Database>,
  contest: SeedContest,
  seats: readonly SeedJuror[],
  done: (seat: SeedJuror, essays: number) => number,
  days: { written: number; first: number; last: number },
  time: Timeline,
  journal: Journal,
): Promise<void> {
  const writtenAt = time.at(days.written, 15)
  const byCriterion = <T>(values: readonly T[]) =>
    Object.fromEntries(contest.criteria.map(({ id }, index) => [id, values[index]]))
  const essays = practiceTexts.map((text, index) => ({
    ...text,
    id: idOf('calibration essay', contest.key, String(index)),
    number: index + 1,
  }))
  await tx
    .insertInto('writing.calibration_essay')
    .values(
      essays.map(({ id, language, number, body }) => ({
        id,
        contest_id: contest.id,
        language,
        number,
        body,
        source_essay: null,
        created_by: organiser.id,
        created_at: writtenAt,
      })),
    )
    .execute()
  await tx
    .insertInto('writing.calibration_reference')
    .values(
      essays.map(({ id, scores, reasons }) => ({
        essay_id: id,
        scores: JSON.stringify(byCriterion(scores)),
        reasons: JSON.stringify(byCriterion(reasons)),
      })),
    )
    .execute()
  await tx
    .insertInto('writing.level_example')
    .values(
      levelExamples.flatMap(({ criterion, score, texts }) =>
        (['kk', 'ru', 'en'] as const).map((language) => ({
          contest_id: contest.id,
          criterion_id: contest.criteria[criterion]?.id ?? '',
          score,
          language,
          body: texts[language],
        })),
      ),
    )
    .execute()
  for (const { id, language } of essays) {
    const subject = { subjectKind: 'calibration-essay', subjectId: id }
    const details = { contest: contest.id, language }
    journal.write({ ...subject, at: writtenAt, by: organiser, action: 'training.essay', details })
  }
  const answers = seats.flatMap((seat) => {
    const own = essays.filter(({ language }) => seat.person.languages.includes(language))
    return own.slice(0, done(seat, own.length)).map((essay) => {
      const random = draws(`training\u001f${seat.person.email}\u001f${essay.id}`)
      const scores = essay.scores.map((score) =>
        Math.max(0, Math.min(4, Math.round(score - seat.person.severity * 0.5 + random.normal() * 0.6))),
      )
      return { seat, essay, scores, at: time.between(random, days.first, days.last) }
    })
  })
  if (answers.length === 0) return
  await tx
    .insertInto('writing.training_answer')
    .values(
      answers.map(({ seat, essay, scores, at }) => ({
        juror_id: seat.id,
        essay_id: essay.id,
        scores: JSON.stringify(byCriterion(scores)),
        answered_at: at,
      })),
    )
    .execute()
  for (const { seat, essay, at } of answers) {
    const subject = { subjectKind: 'juror', subjectId: seat.id }
    journal.write({ ...subject, at, by: seat.person, action: 'training.answer', details: { essay: essay.id } })
  }
}
