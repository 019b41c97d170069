import { updateRubric } from '#db/queries/contest.server.ts'
import { type Context, type Outcome, refuse } from '../context.ts'
import { type ChangeRefusal, changeContest } from './change-contest.server.ts'
import { rubricRows } from './rows.ts'
import { changeRubric, type RubricChange } from './rubric.ts'
import { lockOf } from './rules.ts'

/** Changes one thing about the rubric; locked once a juror has begun a review. */
export async function editRubric(
  ctx: Context,
  input: { contestId: string; version: number; change: RubricChange },
): Promise<Outcome<{ version: number }, ChangeRefusal | 'not-possible'>> {
  let fits = true
  const outcome = await changeContest(ctx, input, 'rubric', async (contest, facts, tx) => {
    if (lockOf('rubric', contest.state, facts)) return null
    const criteria = changeRubric(contest.criteria, input.change)
    fits = criteria !== null
    if (!criteria) return null
    const { rows, levels } = rubricRows(criteria)
    await updateRubric(tx, contest.id, rows, levels)
    return { details: { change: input.change.kind, criteria: criteria.length } }
  })
  return fits ? outcome : refuse('not-possible')
}
