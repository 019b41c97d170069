import { type Kysely, sql } from 'kysely'
import type { Database } from '#db/schema.ts'
import type { StaffLeak } from './score-worlds.ts'

/** The sum of scores and who stands behind them, of the first essay on the first desk. */
async function findScored(db: Kysely<Database>) {
  const { rows } = await sql<{ essay: string; application: string; email: string; total: number }>`
    select a.essay_id as essay, b.application_id as application, c.email,
        (select sum(s.score)::int from writing.review_score s where s.assignment_id = a.id) as total
      from writing.assignment a join writing.juror j on j.id = a.juror_id join identity.account c on c.id = j.account_id
      join bridge.entry b on b.essay_id = a.essay_id order by a.juror_id, a.position limit 1`.execute(db)
  const [row] = rows
  if (!row) throw new Error('nothing is scored')
  return row
}

/** Ways in which a program might tell staff who scored or who was scored, each planted in worlds of its own. */
export const staffLeaks: readonly StaffLeak[] = [
  {
    name: 'a juror beside a sum',
    found: 'a juror beside scores',
    where: (path) => path.endsWith('/monitor'),
    handler: (db) => async (_req, res, next) => {
      const { email, total } = await findScored(db)
      res.setHeader('Server-Timing', `${encodeURIComponent(email)};dur=${total}`)
      next()
    },
  },
  {
    name: 'the points of an essay on the page of its author',
    found: 'an author beside scores',
    where: (path) => path.endsWith('/applications/:applicationId'),
    handler: (db) => async (req, res, next) => {
      const { application, total } = await findScored(db)
      if (req.path.includes(application)) res.setHeader('ETag', `"${total}"`)
      next()
    },
  },
  {
    name: 'one identifier here beside scores, there beside the author',
    found: 'and beside a name',
    where: (path) => path.endsWith('/monitor') || path.endsWith('/applications/:applicationId'),
    handler: (db) => async (req, res, next) => {
      const { essay, application, total } = await findScored(db)
      if (req.path.includes(application)) res.setHeader('X-Essay', essay)
      if (req.path.includes('/monitor')) res.setHeader('X-Essay', `${essay}; ${total}`)
      next()
    },
  },
]
