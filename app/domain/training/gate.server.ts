import type { Transaction } from 'kysely'
import { findOwnTrainingRule, listOwnConduct, listOwnTraining } from '#db/queries/blind-training.server.ts'
import type { BlindDatabase } from '#db/schema.ts'
import type { Seat } from '../jury/desk.server.ts'
import { conductVersion } from './conduct.ts'

/** How far a juror has come on the way to the desk. */
export type Preparation = {
  conduct: boolean
  /** essays to practise on in the juror's languages, and those answered */
  essays: number
  answered: number
  /** the contest wants the training finished before the first score */
  required: boolean
}

export async function readPreparation(tx: Transaction<BlindDatabase>, seat: Seat): Promise<Preparation> {
  const accepted = await listOwnConduct(tx, seat.jurorId)
  const essays = await listOwnTraining(tx, seat)
  const rule = await findOwnTrainingRule(tx, seat.contestId)
  return {
    conduct: accepted.some(({ version }) => version === conductVersion),
    essays: essays.length,
    answered: essays.filter(({ scores }) => scores !== null).length,
    required: rule?.required ?? true,
  }
}

/** What must be done first. An essay that a juror has begun may always be finished. */
export type Obstacle = 'conduct' | 'training'

export function obstacleOf({ conduct, essays, answered, required }: Preparation): Obstacle | null {
  if (!conduct) return 'conduct'
  return required && answered < essays ? 'training' : null
}
