import { findAppeal, listAppeals as listRows } from '#db/queries/appeal.server.ts'
import { findApplication } from '#db/queries/application.server.ts'
import { type Context, hasRole } from '../context.ts'
import { isUuid } from '../identifier.ts'

/** What families asked to have checked, for organisers; without the words. */
export async function listAppeals(ctx: Context, contestId: string) {
  if (!isUuid(contestId) || !hasRole(ctx.viewer, 'organiser')) return []
  return listRows(ctx.db, contestId)
}

/** One question with its words and whose it is; null for anybody else. */
export async function getAppeal(ctx: Context, contestId: string, appealId: string) {
  if (!isUuid(appealId) || !hasRole(ctx.viewer, 'organiser')) return null
  const appeal = await findAppeal(ctx.db, appealId)
  if (appeal?.contest_id !== contestId) return null
  const code = (await findApplication(ctx.db, appeal.application_id))?.code ?? ''
  const { application_id: applicationId, fact, words, state, answer, asked_at: askedAt } = appeal
  return { applicationId, code, fact, words, state, answer, askedAt }
}
