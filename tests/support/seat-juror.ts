import type { Context } from '#app/domain/context.ts'
import { inviteJurors } from '#app/domain/jury/invite-jurors.server.ts'
import type { Client, TestApp } from './client.ts'

export type SeatedJuror = Client & { accountId: string; email: string; desk: string }

/** A juror who came by an invitation and said what he or she reads, signed in. */
export async function seatJuror(
  app: TestApp,
  organiser: Context,
  contestId: string,
  profile: Record<string, string | string[]> = {},
): Promise<SeatedJuror> {
  const juror = await app.signedIn('technician')
  const emails = [juror.email]
  const invited = await inviteJurors(organiser, { contestId, emails, locale: 'kk', origin: 'http://qarmaq.test' })
  if (!invited.ok) throw new Error(invited.reason)
  const { params } = await app.services.database.db
    .selectFrom('message.outbox')
    .select('params')
    .where('recipient', '=', juror.email)
    .executeTakeFirstOrThrow()
  await juror.post(new URL(String((params as { link: string }).link)).pathname, {})
  const desk = `/kk/jury/${contestId}`
  const told = { languages: ['kk', 'ru'], maxLoad: '40', schools: '', conduct: 'yes', ...profile }
  const declared = await juror.post(`${desk}/profile`, told)
  if (declared.status !== 302) throw new Error(`the profile answered ${declared.status}`)
  return { ...juror, desk }
}

/** The codes on a juror's desk by essay, for tests that have to know which essay is which. */
export async function codesByEssay(app: TestApp, contestId: string, accountId: string): Promise<Map<string, string>> {
  const rows = await app.services.database.db
    .selectFrom('writing.assignment as a')
    .innerJoin('writing.juror as j', 'j.id', 'a.juror_id')
    .select(['a.essay_id', 'a.code'])
    .where('a.contest_id', '=', contestId)
    .where('j.account_id', '=', accountId)
    .where('a.state', '<>', 'recused')
    .execute()
  return new Map(rows.map(({ essay_id, code }) => [essay_id, code]))
}
