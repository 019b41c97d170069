import { type Kysely, sql } from 'kysely'
import type { Database } from '#db/schema.ts'

export type NewAuditEntry = {
  at: Date
  actorId: string | null
  actorRole: string
  action: string
  subjectKind: string
  subjectId: string
  /** JSON text */
  details: string
  requestId: string
}

export async function appendAuditEntry(tx: Kysely<Database>, entry: NewAuditEntry): Promise<void> {
  await sql`select audit.append(${entry.at}, ${entry.actorId}::uuid, ${entry.actorRole}, ${entry.action},
    ${entry.subjectKind}, ${entry.subjectId}, ${entry.details}::jsonb, ${entry.requestId})`.execute(tx)
}

export type AuditFilter = { action?: string; subjectId?: string; before?: number; limit: number }

/** The newest entries first, with the name of who did it. */
export function listAuditEntries(db: Kysely<Database>, filter: AuditFilter) {
  let query = db
    .selectFrom('audit.entry as e')
    .leftJoin('identity.account as a', 'a.id', 'e.actor_id')
    .select([
      'e.seq',
      'e.at',
      'e.actor_role',
      'e.action',
      'e.subject_kind',
      'e.subject_id',
      'e.details',
      'a.display_name as actor_name',
      'a.kind as actor_kind',
    ])
    .orderBy('e.seq', 'desc')
    .limit(filter.limit)
  if (filter.action) query = query.where('e.action', '=', filter.action)
  if (filter.subjectId) query = query.where('e.subject_id', '=', filter.subjectId)
  if (filter.before !== undefined) query = query.where('e.seq', '<', filter.before)
  return query.execute()
}

export async function listAuditActions(db: Kysely<Database>): Promise<string[]> {
  const rows = await db.selectFrom('audit.entry').select('action').distinct().orderBy('action').execute()
  return rows.map((row) => row.action)
}

/** The last time that a contest came into each state, as the log has it. */
export async function listContestMoves(db: Kysely<Database>, contestId: string): Promise<{ to: string; at: Date }[]> {
  const { rows } = await sql<{ to: string; at: Date }>`
    select details->>'to' as to, max(at) as at from audit.entry
    where subject_kind = 'contest' and subject_id = ${contestId} and details->>'to' is not null
    group by 1`.execute(db)
  return rows
}
