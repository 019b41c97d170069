import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Database } from '#db/schema.ts'
import type { Leak } from './world.ts'

/** The child behind the first essay on the first desk. */
async function findAuthor(db: Kysely<Database>) {
  return db
    .selectFrom('identity.application as a')
    .innerJoin('bridge.entry as b', 'b.application_id', 'a.id')
    .innerJoin('writing.assignment as s', 's.essay_id', 'b.essay_id')
    .select(['a.id', 'a.phone', 'a.region', 'a.district', 'a.family_name'])
    .orderBy('s.juror_id')
    .orderBy('s.position')
    .executeTakeFirstOrThrow()
}

/** Ways in which a program might tell who wrote, each planted in a world of its own. */
export const leaks: readonly Leak[] = [
  {
    name: 'the order of the queue',
    async database(db) {
      await sql`update writing.assignment s set position = r.place from (
        select x.id, row_number() over (order by a.phone)::int as place from writing.assignment x
        join bridge.entry b on b.essay_id = x.essay_id join identity.application a on a.id = b.application_id
      ) r where r.id = s.id`.execute(db)
    },
  },
  {
    name: 'a version in a header',
    handler: (db) => async (_req, res, next) => {
      const { phone } = await findAuthor(db)
      res.setHeader('ETag', `"${createHash('md5').update(phone).digest('hex')}"`)
      next()
    },
  },
  {
    name: 'the name of a file',
    handler: (db) => async (req, res, next) => {
      const { id } = await findAuthor(db)
      if (req.path.includes('/essays/')) res.setHeader('Content-Disposition', `inline; filename="${id}.html"`)
      next()
    },
  },
]
