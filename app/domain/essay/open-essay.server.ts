import type { Transaction } from 'kysely'
import { lockApplication } from '#db/queries/application.server.ts'
import { findContest } from '#db/queries/contest.server.ts'
import { lockEssayOfApplication } from '#db/queries/essay.server.ts'
import type { Database } from '#db/schema.ts'
import { type Application, type Essay, toApplication, toEssay } from '../application/application.ts'
import { isTheirs, keepsDrafts, mayEdit } from '../application/rules.ts'
import { assembleContest } from '../contest/assemble-contest.server.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'

export type OpenEssay = {
  application: Application
  essay: Essay
  /** what is written is kept as a draft, but the closing time has passed */
  late: boolean
}

/** Locks an essay for whoever may write in it now, in this language. */
export async function openEssay(
  ctx: Context,
  tx: Transaction<Database>,
  applicationId: string,
  language: Locale,
): Promise<Outcome<OpenEssay, 'not-found' | 'closed' | 'language'>> {
  const row = await lockApplication(tx, applicationId)
  const essayRow = row && (await lockEssayOfApplication(tx, applicationId))
  const contestRow = row && (await findContest(tx, row.contest_id))
  if (!row || !essayRow || !contestRow || row.state === 'withdrawn') return refuse('not-found')
  const application = toApplication(row)
  const contest = await assembleContest(tx, contestRow)
  if (!isTheirs(ctx.viewer, application)) return refuse('not-found')
  const late = !mayEdit(ctx.viewer, application, contest, ctx.now)
  if (late && !keepsDrafts(contest)) return refuse('closed')
  if (!contest.essayLanguages.includes(language)) return refuse('language')
  return ok({ application, essay: toEssay(essayRow), late })
}
