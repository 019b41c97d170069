import { findReferenceAfterAnswer, listOwnTraining } from '#db/queries/blind-training.server.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { findSeat, readTitles } from '../jury/desk.server.ts'
import { inBlindTransaction } from '../transaction.server.ts'
import { type Closeness, closenessOf, differences } from './distance.ts'
import { readPreparation } from './gate.server.ts'
import { readTrainingRubric } from './read-rubric.server.ts'

export type ComparedCriterion = {
  name: string
  own: number
  ownText: string
  reference: number
  referenceText: string
  reason: string
}

export type TrainingEssay = {
  title: string
  number: number
  language: string
  text: string
  criteria: { number: number; name: string; levels: { score: number; text: string }[] }[]
  /** null until the juror has answered */
  comparison: { criteria: ComparedCriterion[]; closeness: Closeness; lean: 'stricter' | 'milder' | 'even' } | null
  next: number | null
  place: number
  total: number
}

/** One essay to practise on: the form before the answer, own scores beside the reference after it. */
export async function getTrainingEssay(
  ctx: Context,
  input: { contestId: string; number: number; locale: Locale },
): Promise<Outcome<TrainingEssay, 'not-found' | 'profile' | 'conduct'>> {
  return inBlindTransaction(ctx, async ({ tx }) => {
    const seat = await findSeat(tx, input.contestId)
    if (!seat) return refuse('not-found')
    if (!seat.declared) return refuse('profile')
    if (!(await readPreparation(tx, seat)).conduct) return refuse('conduct')
    const essays = await listOwnTraining(tx, seat)
    const place = essays.findIndex(({ number }) => number === input.number)
    const essay = essays[place]
    if (!essay) return refuse('not-found')
    const criteria = await readTrainingRubric(tx, seat, input.locale)
    const reference = essay.scores ? await findReferenceAfterAnswer(tx, essay.id) : undefined
    const titles = await readTitles(tx, [seat], input.locale)
    const own = essay.scores ?? {}
    const compared = criteria.flatMap(({ id, name, levels }) => {
      const [mine, wanted] = [own[id], reference?.scores[id]]
      if (mine === undefined || wanted === undefined) return []
      const textOf = (score: number) => levels.find((level) => level.score === score)?.text ?? ''
      const reason = reference?.reasons[id] ?? ''
      return [{ name, own: mine, ownText: textOf(mine), reference: wanted, referenceText: textOf(wanted), reason }]
    })
    const found = differences(own, reference?.scores ?? {})
    const sum = found.reduce((total, difference) => total + difference, 0)
    return ok({
      title: titles.get(seat.contestId) ?? seat.slug,
      number: essay.number,
      language: essay.language,
      text: essay.body,
      criteria: criteria.map(({ number, name, levels }) => ({
        number,
        name,
        levels: levels.map(({ score, text }) => ({ score, text })),
      })),
      comparison: reference
        ? {
            criteria: compared,
            closeness: closenessOf(found),
            lean: sum > 1 ? 'milder' : sum < -1 ? 'stricter' : 'even',
          }
        : null,
      next: essays.find(({ scores, number }) => scores === null && number !== essay.number)?.number ?? null,
      place: place + 1,
      total: essays.length,
    })
  })
}
