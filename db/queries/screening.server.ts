import { type Expression, type Kysely, type SqlBool, sql, type Transaction } from 'kysely'
import type { Database } from '#db/schema.ts'

/** The parts of the queue; `text` is what is eligible, typed, and without an approved text of its current version. */
export type QueuePart = 'all' | 'check' | 'eligible' | 'ineligible' | 'text' | 'flagged' | 'withdrawn'

export type QueueFilter = {
  contestId: string
  part: QueuePart
  /** null: every region */
  regions: readonly string[] | null
  language: string | null
  /** folded words that the name has to contain */
  nameWords: readonly string[]
  /** letters and digits that the code has to contain; with `nameWords` either will do */
  codePart: string
}

const foldedName = sql<string>`translate(lower(a.family_name || ' ' || a.given_name || ' ' || a.patronymic),
  'әғқңөұүһіёй', 'агкноуухиеи')`

const approved = sql<SqlBool>`coalesce(t.state = 'approved' and t.essay_version = e.version, false)`
const flagged = sql<SqlBool>`exists (select from identity.duplicate_flag f
  where f.resolution = 'open' and (f.first_id = a.id or f.second_id = a.id))`

const conditions: Record<QueuePart, Expression<SqlBool>> = {
  all: sql<SqlBool>`true`,
  check: sql<SqlBool>`a.state = 'submitted' and a.eligibility = 'pending'`,
  eligible: sql<SqlBool>`a.state = 'submitted' and a.eligibility = 'eligible'`,
  ineligible: sql<SqlBool>`a.state = 'submitted' and a.eligibility = 'ineligible'`,
  text: sql<SqlBool>`a.state = 'submitted' and a.eligibility = 'eligible' and e.body <> '' and not ${approved}`,
  flagged: sql<SqlBool>`a.state = 'submitted' and ${flagged}`,
  withdrawn: sql<SqlBool>`a.state = 'withdrawn'`,
}

/** Sent-in applications of a contest within regions, joined with what the queue tells of their essays. */
function sentIn(db: Kysely<Database>, contestId: string, regions: readonly string[] | null) {
  return db
    .selectFrom('identity.application as a')
    .innerJoin('bridge.entry as b', 'b.application_id', 'a.id')
    .innerJoin('writing.essay as e', 'e.id', 'b.essay_id')
    .leftJoin('writing.anonymous_text as t', 't.essay_id', 'e.id')
    .where('a.contest_id', '=', contestId)
    .where('a.state', '<>', 'draft')
    .$if(regions !== null, (query) =>
      regions?.length ? query.where('a.region', 'in', regions) : query.where(sql<SqlBool>`false`),
    )
}

function filtered(db: Kysely<Database>, filter: QueueFilter) {
  const { contestId, regions, part, language, nameWords, codePart } = filter
  return sentIn(db, contestId, regions)
    .where(conditions[part])
    .$if(language !== null, (query) => query.where('e.language', '=', language ?? ''))
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

/** One page of the queue, the earliest sent first. */
export function listQueue(db: Kysely<Database>, filter: QueueFilter, limit: number, offset: number) {
  return filtered(db, filter)
    .select([
      'a.id',
      'a.code',
      'a.family_name',
      'a.given_name',
      'a.grade',
      'a.region',
      'a.district',
      'a.state',
      'a.eligibility',
      'a.ineligible_reason',
      'a.submitted_at',
      'e.language',
      'e.word_count',
    ])
    .select([approved.as('approved'), flagged.as('flagged')])
    .orderBy('a.submitted_at')
    .orderBy('a.id')
    .limit(limit)
    .offset(offset)
    .execute()
}

export async function countQueue(db: Kysely<Database>, filter: QueueFilter): Promise<number> {
  const row = await filtered(db, filter).select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow()
  return row.count
}

/** How many applications each part of the queue holds. */
export function countQueueParts(db: Kysely<Database>, contestId: string, regions: readonly string[] | null) {
  const count = (part: QueuePart) => sql<number>`count(*) filter (where ${conditions[part]})::int`.as(part)
  return sentIn(db, contestId, regions)
    .select([
      count('all'),
      count('check'),
      count('eligible'),
      count('ineligible'),
      count('text'),
      count('flagged'),
      count('withdrawn'),
    ])
    .executeTakeFirstOrThrow()
}

/** The one after this in the same part of the queue, or the first of it when there is none after. */
export async function findNextInQueue(
  db: Kysely<Database>,
  filter: QueueFilter,
  current: { id: string; submittedAt: Date | null },
): Promise<string | null> {
  const rest = () =>
    filtered(db, filter).select('a.id').where('a.id', '<>', current.id).orderBy('a.submitted_at').orderBy('a.id')
  const after = await rest()
    .where(sql<SqlBool>`(a.submitted_at, a.id) > (${current.submittedAt}, ${current.id}::uuid)`)
    .limit(1)
    .executeTakeFirst()
  const next = after ?? (await rest().limit(1).executeTakeFirst())
  return next?.id ?? null
}

/** Ids of everything in a part of the queue, for what is done to all of it at once. */
export async function listQueueIds(db: Kysely<Database>, filter: QueueFilter): Promise<string[]> {
  const rows = await filtered(db, filter).select('a.id').orderBy('a.submitted_at').orderBy('a.id').execute()
  return rows.map((row) => row.id)
}

/** Opens the join: the eligible applications' essays without an approved text, with what is known of each child. */
export function listTextsToApprove(db: Kysely<Database>, filter: QueueFilter, limit: number, offset: number) {
  return filtered(db, filter)
    .select([
      'a.id as application_id',
      'a.given_name',
      'a.family_name',
      'a.patronymic',
      'a.guardian_name',
      'a.school',
      'a.village',
      'a.region',
      'a.district',
      'e.id as essay_id',
      'e.language',
      'e.body',
      'e.version as essay_version',
      't.version as text_version',
    ])
    .orderBy('a.submitted_at')
    .orderBy('a.id')
    .limit(limit)
    .offset(offset)
    .execute()
}

/** The facts that completeness depends on, for a whole part of the queue in one statement. */
export function listScreeningFacts(db: Kysely<Database>, filter: QueueFilter) {
  return filtered(db, filter)
    .select([
      'a.id',
      'a.version',
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
      'e.language',
      'e.word_count',
    ])
    .select(sql<boolean>`e.body = ''`.as('empty'))
    .select(sql<number>`(select count(*)::int from identity.essay_page p where p.application_id = a.id)`.as('pages'))
    .select(flagged.as('flagged'))
    .select(
      sql<{ kind: 'guardian' | 'child'; givenBy: string }[]>`coalesce((select json_agg(json_build_object(
        'kind', c.kind, 'givenBy', c.given_by)) from identity.consent c
        where c.application_id = a.id and c.withdrawn_at is null), '[]')`.as('consents'),
    )
    .orderBy('a.submitted_at')
    .orderBy('a.id')
    .execute()
}

/** Lets pending applications take part; the ids of those that were still pending and of the version that was checked. */
export async function updateEligible(
  tx: Transaction<Database>,
  checked: readonly { id: string; version: number }[],
  by: string | null,
  at: Date,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update identity.application a
    set eligibility = 'eligible', screened_by = ${by}::uuid, screened_at = ${at}, version = a.version + 1
    from unnest(${checked.map(({ id }) => id)}::uuid[], ${checked.map(({ version }) => version)}::int[]) as given (id, version)
    where a.id = given.id and a.version = given.version and a.state = 'submitted' and a.eligibility = 'pending'
    returning a.id`.execute(tx)
  return rows.map((row) => row.id)
}
