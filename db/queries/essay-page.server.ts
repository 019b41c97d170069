import { type Insertable, type Kysely, sql, type Transaction } from 'kysely'
import type { EssayPageTable } from '#db/schema/essay-page.ts'
import type { Database } from '#db/schema.ts'

const columns = [
  'id',
  'application_id',
  'position',
  'source_sha256',
  'file_id',
  'thumbnail_id',
  'width',
  'height',
  'added_at',
] as const

/** In their order. */
export function listEssayPages(db: Kysely<Database>, applicationId: string) {
  return db
    .selectFrom('identity.essay_page')
    .select(columns)
    .where('application_id', '=', applicationId)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

export async function countEssayPages(db: Kysely<Database>, applicationId: string): Promise<number> {
  const row = await db
    .selectFrom('identity.essay_page')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('application_id', '=', applicationId)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Opens the join: the pages behind an essay, for who types it. */
export function listPagesOfEssay(db: Kysely<Database>, essayId: string) {
  return db
    .selectFrom('identity.essay_page as p')
    .innerJoin('bridge.entry as b', 'b.application_id', 'p.application_id')
    .select(['p.id', 'p.file_id', 'p.width', 'p.height'])
    .where('b.essay_id', '=', essayId)
    .orderBy('p.position')
    .orderBy('p.id')
    .execute()
}

export async function insertEssayPage(tx: Transaction<Database>, row: Insertable<EssayPageTable>): Promise<void> {
  await tx.insertInto('identity.essay_page').values(row).execute()
}

export async function updateEssayPagePosition(tx: Transaction<Database>, id: string, position: number): Promise<void> {
  await tx.updateTable('identity.essay_page').set({ position }).where('id', '=', id).execute()
}

export async function deleteEssayPage(tx: Transaction<Database>, id: string): Promise<void> {
  await tx.deleteFrom('identity.essay_page').where('id', '=', id).execute()
}

export async function deleteEssayPagesOf(tx: Transaction<Database>, applicationId: string): Promise<void> {
  await tx.deleteFrom('identity.essay_page').where('application_id', '=', applicationId).execute()
}

/** Applications without a typed essay, by name: those of these regions or brought by these partners. */
export function listSheets(
  db: Kysely<Database>,
  contestId: string,
  handled: { regions: readonly string[]; partnerIds: readonly string[] } | 'all',
  limit: number,
) {
  return db
    .selectFrom('identity.application as a')
    .innerJoin('bridge.entry as b', 'b.application_id', 'a.id')
    .innerJoin('writing.essay as e', 'e.id', 'b.essay_id')
    .select(['a.code', 'a.family_name', 'a.given_name'])
    .where('a.contest_id', '=', contestId)
    .where('a.state', '<>', 'withdrawn')
    .where('e.body', '=', '')
    .$if(handled !== 'all', (query) =>
      query.where((where) =>
        where.or([
          where('a.region', '=', where.fn.any(sql<string[]>`${handled === 'all' ? [] : handled.regions}::text[]`)),
          where(
            'a.partner_id',
            '=',
            where.fn.any(sql<string[]>`${handled === 'all' ? [] : handled.partnerIds}::uuid[]`),
          ),
        ]),
      ),
    )
    .orderBy('a.family_name')
    .orderBy('a.given_name')
    .orderBy('a.code')
    .limit(limit)
    .execute()
}
