import { lockContest } from '#db/queries/contest.server.ts'
import { updateLevelExamples } from '#db/queries/training.server.ts'
import { getContest } from '../contest/get-contest.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { mayInvite } from '../jury/rules.ts'
import { inTransaction } from '../transaction.server.ts'
import type { LevelExample } from './get-level-examples.server.ts'

/** Replaces the examples of one criterion's levels; an empty one is left out. */
export async function setLevelExamples(
  ctx: Context,
  input: { contestId: string; criterionId: string; examples: readonly LevelExample[] },
): Promise<Outcome<null, 'not-found' | 'over' | 'level'>> {
  const contest = await getContest(ctx, input.contestId)
  const criterion = contest?.criteria.find(({ id }) => id === input.criterionId)
  if (!contest || !criterion) return refuse('not-found')
  const examples = input.examples.filter(({ body }) => body !== '')
  const fits = ({ score, language }: LevelExample) =>
    criterion.levels.some((level) => level.score === score) && contest.essayLanguages.includes(language)
  if (!examples.every(fits)) return refuse('level')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const locked = await lockContest(tx, contest.id)
    if (!locked || !mayInvite(locked.state)) return refuse('over')
    await updateLevelExamples(tx, contest.id, criterion.id, examples)
    const details = { criterion: criterion.id, examples: examples.length }
    audit({ action: 'training.examples', subjectKind: 'contest', subjectId: contest.id, details })
    return ok(null)
  })
}
