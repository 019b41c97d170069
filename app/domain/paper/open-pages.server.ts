import type { Kysely, Transaction } from 'kysely'
import { type ApplicationRow, findApplication, lockApplication } from '#db/queries/application.server.ts'
import { findContest } from '#db/queries/contest.server.ts'
import { findEssayOfApplication, lockEssayOfApplication } from '#db/queries/essay.server.ts'
import { listEssayPages } from '#db/queries/essay-page.server.ts'
import type { Database } from '#db/schema.ts'
import { toApplication, toEssay } from '../application/application.ts'
import { assembleContest } from '../contest/assemble-contest.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { isTyped, mayChangePages, maySeePages } from './rules.ts'

export type OpenPages = Awaited<ReturnType<typeof load>>

async function load(ctx: Context, db: Kysely<Database>, row: ApplicationRow, locked: boolean) {
  const tx = db as Transaction<Database>
  const essayRow = await (locked ? lockEssayOfApplication(tx, row.id) : findEssayOfApplication(db, row.id))
  const contestRow = await findContest(db, row.contest_id)
  if (!essayRow || !contestRow) throw new Error('an application has a contest and an essay')
  const [application, essay] = [toApplication(row), toEssay(essayRow)]
  const contest = await assembleContest(db, contestRow)
  return {
    application,
    essay,
    contest,
    pages: await listEssayPages(db, row.id),
    typed: isTyped(application, essay),
    editable: mayChangePages(ctx.viewer, application, contest, ctx.now) && !isTyped(application, essay),
  }
}

/** The pages of an application for whoever may see them; null is what everybody else gets. */
export async function findPages(ctx: Context, applicationId: string): Promise<OpenPages | null> {
  const row = isUuid(applicationId) ? await findApplication(ctx.db, applicationId) : undefined
  if (!row || row.state === 'withdrawn' || !maySeePages(ctx.viewer, toApplication(row))) return null
  return load(ctx, ctx.db, row, false)
}

/** The same locked, for whoever may change them now. */
export async function lockPages(
  ctx: Context,
  tx: Transaction<Database>,
  applicationId: string,
): Promise<Outcome<OpenPages, 'not-found' | 'closed' | 'typed'>> {
  const row = isUuid(applicationId) ? await lockApplication(tx, applicationId) : undefined
  if (!row || row.state === 'withdrawn' || !maySeePages(ctx.viewer, toApplication(row))) return refuse('not-found')
  const opened = await load(ctx, tx, row, true)
  if (opened.typed) return refuse('typed')
  return opened.editable ? ok(opened) : refuse('closed')
}
