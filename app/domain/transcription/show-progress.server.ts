import {
  countTypingStages,
  listUnreadable,
  listWaitingTasks,
  type TypingStage,
} from '#db/queries/transcription-progress.server.ts'
import type { Contest } from '../contest/contest.ts'
import type { Context } from '../context.ts'
import { unreadableMark } from './rules.ts'

/** More than this many rows nobody works through on one page; the totals count all. */
const shown = 50
const day = 24 * 60 * 60_000

const stages = ['first', 'second', 'third', 'settled'] as const satisfies readonly TypingStage[]

/**
 * How far the typing of a contest's handwritten essays is: how many wait for whom and since when, which wait longest,
 * and which have places that nobody could read. No name of a child or of who types; the way from a text to its
 * application is open only as long as no juror scores.
 */
export async function showTypingProgress(ctx: Context, contest: Pick<Contest, 'id' | 'state'>) {
  const [counted, waiting, unreadable] = [
    await countTypingStages(ctx.db, contest.id, ctx.now),
    await listWaitingTasks(ctx.db, contest.id, ctx.now, shown),
    await listUnreadable(ctx.db, contest.id, unreadableMark, shown),
  ]
  const days = (since: Date) => Math.max(0, Math.floor((ctx.now.getTime() - since.getTime()) / day))
  const reachable = contest.state === 'open' || contest.state === 'closed'
  const rows = stages.map((stage) => {
    const found = counted.find((row) => row.stage === stage)
    const waits = found && stage !== 'settled' ? days(found.oldest) : null
    return { stage, essays: found?.essays ?? 0, held: found?.held ?? 0, late: found?.late ?? 0, oldestDays: waits }
  })
  return {
    total: rows.reduce((sum, { essays }) => sum + essays, 0),
    stages: rows,
    waiting: waiting.map(({ id, stage, held, created_at, pages }) => ({
      id,
      stage,
      held,
      pages,
      since: created_at,
      days: days(created_at),
    })),
    unreadable: unreadable.map(({ id, application_id, settled_at, places, words }) => ({
      id,
      places,
      words,
      settledAt: settled_at,
      applicationId: reachable ? application_id : null,
    })),
  }
}
