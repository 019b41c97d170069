import { emptyDocument } from '#app/core/document/document.ts'
import { insertContest, updateContestText, updatePriorityGroups, updateRubric } from '#db/queries/contest.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { isUniqueViolation } from '../violation.ts'
import type { InLanguages } from './contest.ts'
import { defaultGroups, defaultRubric } from './defaults.ts'
import { groupRow, rubricRows } from './rows.ts'

export type NewContest = { slug: string; titles: InLanguages; withRubric: boolean }

/** Creates a draft with the usual priority groups and, if wished, the suggested rubric. */
export async function createContest(
  ctx: Context,
  input: NewContest,
): Promise<Outcome<{ contestId: string }, 'slug-taken' | 'no-account'>> {
  const createdBy = accountOf(ctx.viewer)
  if (!createdBy) return refuse('no-account')
  const id = ctx.random.uuid()
  const criteria = input.withRubric ? defaultRubric(() => ctx.random.uuid()) : []
  try {
    return await inTransaction(ctx, async ({ tx, audit }) => {
      await insertContest(tx, { id, slug: input.slug, created_by: createdBy, created_at: ctx.now })
      const empty = JSON.stringify(emptyDocument)
      for (const locale of ['kk', 'ru', 'en'] as const) {
        await updateContestText(tx, {
          contest_id: id,
          locale,
          title: input.titles[locale],
          task: empty,
          instructions: empty,
        })
      }
      await updatePriorityGroups(tx, id, defaultGroups.map(groupRow))
      const { rows, levels } = rubricRows(criteria)
      await updateRubric(tx, id, rows, levels)
      audit({ action: 'contest.create', subjectKind: 'contest', subjectId: id, details: { slug: input.slug } })
      return ok({ contestId: id })
    })
  } catch (error) {
    if (isUniqueViolation(error, 'contest_slug_unique')) return refuse('slug-taken')
    throw error
  }
}
