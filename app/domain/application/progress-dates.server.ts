import { listContestMoves } from '#db/queries/audit.server.ts'
import type { Context } from '../context.ts'
import type { Dossier } from './load-dossier.server.ts'

/** Since when an application stands at each step; a step that is not reached has no date. */
export type ProgressDates = Partial<Record<'received' | 'accepted' | 'reading' | 'decided' | 'announced', Date>>

const order = ['open', 'closed', 'in-review', 'decided', 'announced', 'archived']

/** The dates of the way of an application: its own, and those of its contest as the log has them. */
export async function progressDates(
  ctx: Pick<Context, 'db'>,
  { application, contest }: Pick<Dossier, 'application' | 'contest'>,
): Promise<ProgressDates> {
  const moves = new Map((await listContestMoves(ctx.db, contest.id)).map(({ to, at }) => [to, at]))
  // A contest that went back has been further once: that does not count.
  const reached = (state: string) => order.indexOf(contest.state) >= order.indexOf(state)
  const since = (state: string) => (reached(state) ? moves.get(state) : undefined)
  const dates: Partial<Record<keyof ProgressDates, Date | null | undefined>> = {
    received: application.submittedAt,
    accepted: application.eligibility === 'eligible' ? application.screenedAt : null,
    reading: since('in-review'),
    decided: since('decided'),
    announced: since('announced'),
  }
  return Object.fromEntries(Object.entries(dates).filter(([, at]) => at)) as ProgressDates
}
