import { listOwnTraining } from '#db/queries/blind-training.server.ts'
import type { ContestState } from '../contest/contest.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { findSeat, readTitles } from '../jury/desk.server.ts'
import { inBlindTransaction } from '../transaction.server.ts'
import { readPreparation } from './gate.server.ts'
import { readTrainingRubric, type TrainingCriterion } from './read-rubric.server.ts'

export type Training = {
  title: string
  state: ContestState
  criteria: TrainingCriterion[]
  essays: { number: number; language: string; answered: boolean }[]
  next: number | null
  required: boolean
}

/** The viewer's training: the rubric in words and examples, and the essays to practise on. */
export async function getTraining(
  ctx: Context,
  input: { contestId: string; locale: Locale },
): Promise<Outcome<Training, 'not-found' | 'profile' | 'conduct'>> {
  return inBlindTransaction(ctx, async ({ tx }) => {
    const seat = await findSeat(tx, input.contestId)
    if (!seat) return refuse('not-found')
    if (!seat.declared) return refuse('profile')
    const preparation = await readPreparation(tx, seat)
    if (!preparation.conduct) return refuse('conduct')
    const essays = await listOwnTraining(tx, seat)
    const titles = await readTitles(tx, [seat], input.locale)
    return ok({
      title: titles.get(seat.contestId) ?? seat.slug,
      state: seat.state,
      criteria: await readTrainingRubric(tx, seat, input.locale),
      essays: essays.map(({ number, language, scores }) => ({ number, language, answered: scores !== null })),
      next: essays.find(({ scores }) => scores === null)?.number ?? null,
      required: preparation.required,
    })
  })
}
