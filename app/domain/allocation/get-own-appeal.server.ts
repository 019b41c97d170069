import { listAppealsOf } from '#db/queries/appeal.server.ts'
import { dayOf } from '../application/rules.ts'
import type { Context } from '../context.ts'
import { type AppealFact, type AppealState, appealUntil } from './appeal.ts'
import { daysOf } from './days-of.server.ts'

export type OwnAppeal = {
  /** the last day to ask; null: the time is over, or something is being checked */
  until: string | null
  /** what was asked, newest first */
  asked: { fact: AppealFact; state: AppealState; answer: string; askedAt: Date }[]
}

/**
 * What a family asked to have checked, and whether it may ask.
 * @param publishedAt when its result was, read as its own before
 */
export async function getOwnAppeal(
  ctx: Context,
  application: { id: string; contestId: string },
  publishedAt: Date | null,
): Promise<OwnAppeal> {
  const rows = await listAppealsOf(ctx.db, application.id)
  const { appealDays } = await daysOf(ctx.db, application.contestId)
  const last = publishedAt && appealUntil(publishedAt, appealDays)
  const open = rows.some(({ state }) => state === 'open')
  return {
    until: last && !open && dayOf(ctx.now) <= last ? last : null,
    asked: rows.map(({ fact, state, answer, asked_at }) => ({ fact, state, answer, askedAt: asked_at })),
  }
}
