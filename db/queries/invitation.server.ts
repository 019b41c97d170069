import type { Insertable, Kysely, Transaction } from 'kysely'
import type { Database, InvitationTable } from '#db/schema.ts'

const columns = [
  'id',
  'email',
  'role',
  'contest_id',
  'partner_id',
  'locale',
  'created_at',
  'expires_at',
  'accepted_at',
  'accepted_by',
  'revoked_at',
] as const

export function listJurorInvitations(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('identity.invitation')
    .select(columns)
    .where('contest_id', '=', contestId)
    .where('role', '=', 'juror')
    .orderBy('created_at', 'desc')
    .orderBy('email')
    .execute()
}

export function listPartnerInvitations(db: Kysely<Database>, partnerId: string) {
  return db
    .selectFrom('identity.invitation')
    .select(columns)
    .where('partner_id', '=', partnerId)
    .orderBy('created_at', 'desc')
    .orderBy('email')
    .execute()
}

export function findInvitationByToken(db: Kysely<Database>, tokenHash: string) {
  return db.selectFrom('identity.invitation').select(columns).where('token_hash', '=', tokenHash).executeTakeFirst()
}

export function lockInvitation(tx: Transaction<Database>, id: string) {
  return tx.selectFrom('identity.invitation').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function insertInvitation(tx: Transaction<Database>, row: Insertable<InvitationTable>): Promise<void> {
  await tx.insertInto('identity.invitation').values(row).execute()
}

export async function updateInvitationAccepted(
  tx: Transaction<Database>,
  id: string,
  accountId: string,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('identity.invitation')
    .set({ accepted_at: at, accepted_by: accountId })
    .where('id', '=', id)
    .execute()
}

export async function updateInvitationRevoked(tx: Transaction<Database>, id: string, at: Date): Promise<void> {
  await tx.updateTable('identity.invitation').set({ revoked_at: at }).where('id', '=', id).execute()
}
