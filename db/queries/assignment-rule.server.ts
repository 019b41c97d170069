import { type Insertable, type Kysely, sql, type Transaction } from 'kysely'
import type { AssignmentRuleTable } from '#db/schema/assignment-rule.ts'
import type { Database } from '#db/schema.ts'

export function findAssignmentRule(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('contest.assignment_rule')
    .select(['least_load', 'own_district_allowed', 'surname_conflicts', 'anchor_readers'])
    .where('contest_id', '=', contestId)
    .executeTakeFirst()
}

export async function upsertAssignmentRule(
  tx: Transaction<Database>,
  { contest_id, ...rule }: Insertable<AssignmentRuleTable>,
): Promise<void> {
  await tx
    .insertInto('contest.assignment_rule')
    .values({ contest_id, ...rule })
    .onConflict((oc) => oc.column('contest_id').doUpdateSet(rule))
    .execute()
}

/** Approved texts without any identity, anchors first, then in an order that says nothing; the beginning of each alone. */
export async function listAnchorCandidates(
  db: Kysely<Database>,
  contestId: string,
  { language, limit, offset }: { language: string | null; limit: number; offset: number },
) {
  const { rows } = await sql<{ essay_id: string; language: string; beginning: string; words: number; anchor: boolean }>`
    select t.essay_id, t.language, left(t.body, 300) as beginning, e.word_count as words, n.essay_id is not null as anchor
    from writing.anonymous_text t
    join writing.essay e on e.id = t.essay_id and e.state = 'submitted'
    left join writing.anchor_essay n on n.essay_id = t.essay_id
    where e.contest_id = ${contestId} and t.state = 'approved'
      and (${language}::text is null or t.language = ${language})
    order by (n.essay_id is null), md5(t.essay_id::text || ${contestId})
    limit ${limit} offset ${offset}`.execute(db)
  return rows
}

export async function countAnchorCandidates(db: Kysely<Database>, contestId: string) {
  const { rows } = await sql<{ language: string; texts: number; anchors: number }>`
    select t.language, count(*)::int as texts, count(n.essay_id)::int as anchors
    from writing.anonymous_text t
    join writing.essay e on e.id = t.essay_id and e.state = 'submitted'
    left join writing.anchor_essay n on n.essay_id = t.essay_id
    where e.contest_id = ${contestId} and t.state = 'approved'
    group by t.language
    order by t.language`.execute(db)
  return rows
}

/** @returns whether there is such an approved text of the contest that was no anchor yet */
export async function insertAnchor(
  tx: Transaction<Database>,
  anchor: { contestId: string; essayId: string; markedBy: string | null; markedAt: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into writing.anchor_essay (essay_id, contest_id, marked_by, marked_at)
    select e.id, e.contest_id, ${anchor.markedBy}::uuid, ${anchor.markedAt}::timestamptz
    from writing.essay e
    join writing.anonymous_text t on t.essay_id = e.id and t.state = 'approved'
    where e.id = ${anchor.essayId}::uuid and e.contest_id = ${anchor.contestId}::uuid and e.state = 'submitted'
    on conflict (essay_id) do nothing`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}

export async function deleteAnchor(tx: Transaction<Database>, contestId: string, essayId: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('writing.anchor_essay')
    .where('contest_id', '=', contestId)
    .where('essay_id', '=', essayId)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}
