import { listLevelExamples } from '#db/queries/training.server.ts'
import type { Contest, Criterion } from '../contest/contest.ts'
import { getContest } from '../contest/get-contest.server.ts'
import type { Context, Locale } from '../context.ts'

export type LevelExample = { score: number; language: Locale; body: string }

/** A criterion of a contest with what its levels look like; null for an unknown one. */
export async function getLevelExamples(
  ctx: Context,
  { contestId, criterionId }: { contestId: string; criterionId: string },
): Promise<{ contest: Contest; criterion: Criterion; examples: LevelExample[] } | null> {
  const contest = await getContest(ctx, contestId)
  const criterion = contest?.criteria.find(({ id }) => id === criterionId)
  if (!contest || !criterion) return null
  const rows = await listLevelExamples(ctx.db, contest.id)
  return {
    contest,
    criterion,
    examples: rows
      .filter(({ criterion_id }) => criterion_id === criterion.id)
      .map(({ score, language, body }) => ({ score, language, body })),
  }
}
