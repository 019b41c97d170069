import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import type { Database } from '#db/schema.ts'

/** How far a child is, as its partner tells them apart. */
export type ChildPart = 'all' | 'draft' | 'check' | 'eligible' | 'ineligible' | 'withdrawn'

export type ChildFilter = {
  partnerIds: readonly string[]
  contestId: string | null
  part: ChildPart
  /** folded words that the name has to contain */
  nameWords: readonly string[]
  /** letters and digits that the code has to contain; with `nameWords` either will do */
  codePart: string
}

const foldedName = sql<string>`translate(lower(a.family_name || ' ' || a.given_name || ' ' || a.patronymic),
  'әғқңөұүһіёй', 'агкноуухиеи')`

const conditions: Record<ChildPart, Expression<SqlBool>> = {
  all: sql<SqlBool>`true`,
  draft: sql<SqlBool>`a.state = 'draft'`,
  check: sql<SqlBool>`a.state = 'submitted' and a.eligibility = 'pending'`,
  eligible: sql<SqlBool>`a.state = 'submitted' and a.eligibility = 'eligible'`,
  ineligible: sql<SqlBool>`a.state = 'submitted' and a.eligibility = 'ineligible'`,
  withdrawn: sql<SqlBool>`a.state = 'withdrawn'`,
}

function brought(db: Kysely<Database>, { partnerIds, contestId }: Pick<ChildFilter, 'partnerIds' | 'contestId'>) {
  return db
    .selectFrom('identity.application as a')
    .where(sql<SqlBool>`a.partner_id = any(${[...partnerIds]}::uuid[])`)
    .$if(contestId !== null, (query) => query.where('a.contest_id', '=', contestId ?? ''))
}

function filtered(db: Kysely<Database>, filter: ChildFilter) {
  const { part, nameWords, codePart } = filter
  return brought(db, filter)
    .where(conditions[part])
    .$if(nameWords.length > 0 || codePart !== '', (query) =>
      query.where((where) =>
        where.or([
          ...(codePart === '' ? [] : [where('a.code', 'like', `%${codePart}%`)]),
          ...(nameWords.length === 0
            ? []
            : [where.and(nameWords.map((word) => sql<SqlBool>`${foldedName} like ${`%${word}%`}`))]),
        ]),
      ),
    )
}

/** One page of the children that these partners brought, the newest contest first, then by name. Never a score. */
export function listChildren(db: Kysely<Database>, filter: ChildFilter, limit: number, offset: number) {
  return filtered(db, filter)
    .innerJoin('contest.contest as c', 'c.id', 'a.contest_id')
    .innerJoin('bridge.entry as b', 'b.application_id', 'a.id')
    .innerJoin('writing.essay as e', 'e.id', 'b.essay_id')
    .select([
      'a.id',
      'a.contest_id',
      'a.code',
      'a.state',
      'a.eligibility',
      'a.family_name',
      'a.given_name',
      'a.birth_date',
      'a.school',
      'a.grade',
      'a.region',
      'a.district',
      'a.phone',
      'a.email',
      'a.groups_answered',
      'a.guardian_name',
      'a.guardian_relation',
      'a.updated_at',
    ])
    .select(sql<string>`coalesce(e.unsent_language, e.language)`.as('language'))
    .select(sql<number>`coalesce(e.unsent_words, e.word_count)`.as('words'))
    .select(sql<boolean>`coalesce(e.unsent_body, e.body) = ''`.as('empty'))
    .select(
      sql<{ kind: 'guardian' | 'child'; givenBy: string }[]>`coalesce((select json_agg(json_build_object(
        'kind', s.kind, 'givenBy', s.given_by)) from identity.consent s
        where s.application_id = a.id and s.withdrawn_at is null), '[]')`.as('consents'),
    )
    .orderBy('c.created_at', 'desc')
    .orderBy(sql`a.family_name collate "kk-x-icu"`)
    .orderBy(sql`a.given_name collate "kk-x-icu"`)
    .orderBy('a.id')
    .limit(limit)
    .offset(offset)
    .execute()
}

export async function countChildren(db: Kysely<Database>, filter: ChildFilter): Promise<number> {
  const row = await filtered(db, filter).select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow()
  return row.count
}

/** How many children there are in each part. */
export function countChildParts(db: Kysely<Database>, filter: Pick<ChildFilter, 'partnerIds' | 'contestId'>) {
  const count = (part: ChildPart) => sql<number>`count(*) filter (where ${conditions[part]})::int`.as(part)
  return brought(db, filter)
    .select([count('all'), count('draft'), count('check'), count('eligible'), count('ineligible'), count('withdrawn')])
    .executeTakeFirstOrThrow()
}

/** The contests for which these partners have brought children, the newest first. */
export function listContestsOfChildren(db: Kysely<Database>, partnerIds: readonly string[]) {
  return db
    .selectFrom('contest.contest as c')
    .select('c.id')
    .where(
      sql<SqlBool>`exists (select from identity.application a
        where a.contest_id = c.id and a.partner_id = any(${[...partnerIds]}::uuid[]))`,
    )
    .orderBy('c.created_at', 'desc')
    .execute()
}

/** Name and birth date of a partner's children in a contest, to tell whether a child is among them already. */
export function listNamesOfChildren(db: Kysely<Database>, partnerId: string, contestId: string) {
  return db
    .selectFrom('identity.application')
    .select(['family_name as familyName', 'given_name as givenName', 'birth_date as birthDate'])
    .where('partner_id', '=', partnerId)
    .where('contest_id', '=', contestId)
    .where('state', '<>', 'withdrawn')
    .execute()
}

/** Children of these partners whose card is printed or to be printed and was not used yet. */
export function listFreshCardsOfChildren(db: Kysely<Database>, partnerIds: readonly string[], contestId: string) {
  return brought(db, { partnerIds, contestId })
    .innerJoin('identity.account as n', 'n.id', 'a.account_id')
    .innerJoin('identity.card as c', 'c.account_id', 'a.account_id')
    .select(['a.id', 'a.family_name', 'a.given_name', 'n.login_code as code'])
    .where('a.state', '<>', 'withdrawn')
    .where('n.secret_hash', 'is', null)
    .where('n.disabled_at', 'is', null)
    .where('c.activated_at', 'is', null)
    .where('c.voided_at', 'is', null)
    .orderBy(sql`a.family_name collate "kk-x-icu"`)
    .orderBy(sql`a.given_name collate "kk-x-icu"`)
    .orderBy('a.id')
    .execute()
}
