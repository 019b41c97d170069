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
