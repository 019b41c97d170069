import { type Kysely, sql } from 'kysely'
import type { Database } from '#db/schema.ts'

export type ChainEntry = {
  seq: number
  /** UTC with microseconds, as it was hashed: a Date keeps milliseconds only */
  at: string
  actor: string
  actor_role: string
  db_role: string
  action: string
  subject_kind: string
  subject_id: string
  /** PostgreSQL's own text of the jsonb, as it was hashed */
  details: string
  request_id: string
  prev_hash: string
  hash: string
}

/** The next entries in the order of the chain, in the form that their hashes were made from. */
export async function listChainEntries(db: Kysely<Database>, afterSeq: number, limit: number): Promise<ChainEntry[]> {
  const found = await sql<ChainEntry>`
    select seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
      coalesce(actor_id::text, '') as actor, actor_role, db_role, action, subject_kind, subject_id,
      details::text as details, request_id, encode(prev_hash, 'hex') as prev_hash, encode(hash, 'hex') as hash
    from audit.entry where seq > ${afterSeq} order by seq limit ${limit}`.execute(db)
  return found.rows
}
