import { codeFromBytes } from '#app/core/blinding/code.ts'
import { findKeptApplication, insertApplication, lockApplication } from '#db/queries/application.server.ts'
import { findContest } from '#db/queries/contest.server.ts'
import { findEssayOfApplication, insertBridgeEntry, insertEssay } from '#db/queries/essay.server.ts'
import { assembleContest } from '../contest/assemble-contest.server.ts'
import { isOpenAt } from '../contest/rules.ts'
import { accountOf, type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { isUniqueViolation } from '../violation.ts'

/**
 * Begins an application to an open contest on the same card, with the essay and the details that the child kept. The
 * grade, the priority groups and every consent are asked anew; a region that the contest does not have is left out.
 */
export async function carryOver(
  ctx: Context,
  input: { contestId: string; locale: Locale },
): Promise<Outcome<null, 'not-found' | 'not-open'>> {
  const accountId = ctx.viewer.kind === 'applicant' ? accountOf(ctx.viewer) : null
  const kept = accountId ? await findKeptApplication(ctx.db, accountId) : undefined
  if (!accountId || !kept) return refuse('not-found')
  try {
    return await inTransaction(ctx, async ({ tx, audit }): Promise<Outcome<null, 'not-found' | 'not-open'>> => {
      const row = await lockApplication(tx, kept.id)
      const essay = row && (await findEssayOfApplication(tx, row.id))
      const contestRow = await findContest(tx, input.contestId)
      if (!row || !essay || !contestRow || row.kept_at === null) return refuse('not-found')
      const contest = await assembleContest(tx, contestRow)
      if (!isOpenAt(contest, ctx.now)) return refuse('not-open')
      const here = row.region !== null && contest.regions.includes(row.region)
      const [first = 'kk'] = contest.essayLanguages
      const [applicationId, essayId] = [ctx.random.uuid(), ctx.random.uuid()]
      await insertApplication(tx, {
        id: applicationId,
        contest_id: contest.id,
        account_id: accountId,
        code: codeFromBytes(ctx.random.bytes(8)),
        locale: input.locale,
        source: row.source === 'partner' ? 'partner' : 'self',
        partner_id: row.partner_id,
        family_name: row.family_name,
        given_name: row.given_name,
        patronymic: row.patronymic,
        birth_date: row.birth_date,
        school: row.school,
        region: here ? row.region : null,
        district: here ? row.district : null,
        village: here ? row.village : '',
        phone: row.phone,
        email: row.email,
        carried_from: row.id,
        created_at: ctx.now,
        updated_at: ctx.now,
      })
      await insertEssay(tx, {
        id: essayId,
        contest_id: contest.id,
        language: contest.essayLanguages.includes(essay.language as Locale) ? essay.language : first,
        body: essay.body,
        word_count: essay.word_count,
        updated_at: ctx.now,
      })
      await insertBridgeEntry(tx, applicationId, essayId)
      audit({
        action: 'application.carry-over',
        subjectKind: 'application',
        subjectId: applicationId,
        details: { from: row.id },
      })
      return ok(null)
    })
  } catch (error) {
    // The button was pressed twice: the application is there.
    if (isUniqueViolation(error, 'application_one_per_account')) return ok(null)
    throw error
  }
}
