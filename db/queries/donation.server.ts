import { type Insertable, type Kysely, sql, type Transaction, type Updateable } from 'kysely'
import type { DonationTable, DonorTable } from '#db/schema/donation.ts'
import type { Database } from '#db/schema.ts'

const columns = [
  'd.id',
  'd.code',
  'd.donor_kind',
  'd.class',
  'd.count',
  'd.make',
  'd.age_years',
  'd.condition',
  'd.charger',
  'd.region',
  'd.handing',
  'd.earmark_unit',
  'd.earmark_fallback',
  'd.earmark_until',
  'd.note',
  'd.locale',
  'd.state',
  'd.state_reason',
  'd.offered_at',
  'd.decided_at',
  'd.version',
] as const

export type DonationRow = Awaited<ReturnType<typeof findDonation>> & object

export function findDonation(db: Kysely<Database>, id: string) {
  return db.selectFrom('device.donation as d').select(columns).where('d.id', '=', id).executeTakeFirst()
}

export function findDonationByCode(db: Kysely<Database>, code: string) {
  return db.selectFrom('device.donation as d').select(columns).where('d.code', '=', code).executeTakeFirst()
}

export function findDonationByKey(db: Kysely<Database>, key: string) {
  return db.selectFrom('device.donation').select(['id', 'code']).where('apply_key', '=', key).executeTakeFirst()
}

export function lockDonation(tx: Transaction<Database>, id: string) {
  return tx.selectFrom('device.donation as d').select(columns).where('d.id', '=', id).forUpdate().executeTakeFirst()
}

export function findDonor(db: Kysely<Database>, donationId: string) {
  return db
    .selectFrom('identity.donor')
    .select(['name', 'bin', 'email', 'phone', 'address'])
    .where('donation_id', '=', donationId)
    .executeTakeFirst()
}

export async function insertDonation(
  tx: Transaction<Database>,
  donation: Insertable<DonationTable>,
  donor: Insertable<DonorTable>,
): Promise<void> {
  await tx.insertInto('device.donation').values(donation).execute()
  await tx.insertInto('identity.donor').values(donor).execute()
}

export async function updateDonation(
  tx: Transaction<Database>,
  id: string,
  values: Omit<Updateable<DonationTable>, 'id' | 'version'>,
): Promise<void> {
  await tx
    .updateTable('device.donation')
    .set(({ eb }) => ({ ...values, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export function countDonationsByState(db: Kysely<Database>) {
  return db
    .selectFrom('device.donation')
    .select('state')
    .select(sql<number>`count(*)::int`.as('count'))
    .groupBy('state')
    .execute()
}

/** Donations of one state with who gives them, the longest waiting first. */
export function listDonations(
  db: Kysely<Database>,
  state: 'offered' | 'accepted' | 'declined',
  limit: number,
  offset: number,
) {
  return db
    .selectFrom('device.donation as d')
    .innerJoin('identity.donor as o', 'o.donation_id', 'd.id')
    .select(['d.id', 'd.code', 'd.class', 'd.count', 'd.region', 'd.handing', 'd.offered_at', 'o.name'])
    .where('d.state', '=', state)
    .orderBy('d.offered_at')
    .orderBy('d.id')
    .limit(limit)
    .offset(offset)
    .execute()
}

/** The devices of a donation, by label. */
export function listDevicesOfDonation(db: Kysely<Database>, donationId: string) {
  return db
    .selectFrom('device.device')
    .select(['id', 'number', 'state', 'class', 'make', 'model'])
    .where('donation_id', '=', donationId)
    .orderBy('number')
    .execute()
}

/** How many devices of some donations are in each state. */
export async function countDevicesOfDonations(db: Kysely<Database>, donationIds: readonly string[]) {
  if (donationIds.length === 0) return []
  return db
    .selectFrom('device.device')
    .select('state')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('donation_id', 'in', donationIds)
    .groupBy('state')
    .execute()
}

/**
 * In which regions devices of some donations are, that were handed over within a span of time; never with whom. One that
 * was given again counts where it is now.
 */
export async function countHandedOver(db: Kysely<Database>, donationIds: readonly string[], from: Date, to: Date) {
  if (donationIds.length === 0) return []
  return db
    .selectFrom('device.device as v')
    .innerJoin('device.event as e', (join) => join.onRef('e.device_id', '=', 'v.id').onRef('e.step', '=', 'v.step'))
    .innerJoin('identity.application as a', 'a.id', 'e.recipient_id')
    .innerJoin('region.unit as u', 'u.kato', 'a.region')
    .select(['u.kato', 'u.name_kk', 'u.name_ru', 'u.name_en', 'v.class'])
    .select(sql<number>`count(*)::int`.as('count'))
    .where('v.donation_id', 'in', donationIds)
    .where('v.state', '=', 'handed-over')
    .where('e.at', '>=', from)
    .where('e.at', '<', to)
    .groupBy(['u.kato', 'u.name_kk', 'u.name_ru', 'u.name_en', 'v.class'])
    .orderBy(sql`u.name_kk collate "kk-x-icu"`)
    .execute()
}

/** Accepted donations of the same company: the same number of the register and the same address. */
export async function listDonationsOfCompany(db: Kysely<Database>, bin: string, email: string): Promise<string[]> {
  const rows = await db
    .selectFrom('identity.donor as o')
    .innerJoin('device.donation as d', 'd.id', 'o.donation_id')
    .select('d.id')
    .where('o.bin', '=', bin)
    .where('o.email', '=', email)
    .where('d.state', '=', 'accepted')
    .execute()
  return rows.map(({ id }) => id)
}

/** How many devices of some donations came in from their donor within a span of time, by class. */
export async function countReceived(db: Kysely<Database>, donationIds: readonly string[], from: Date, to: Date) {
  if (donationIds.length === 0) return []
  return db
    .selectFrom('device.device as v')
    .innerJoin('device.event as e', (join) =>
      join.onRef('e.device_id', '=', 'v.id').on('e.from_state', '=', 'expected').on('e.to_state', '=', 'received'),
    )
    .select('v.class')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('v.donation_id', 'in', donationIds)
    .where('e.at', '>=', from)
    .where('e.at', '<', to)
    .groupBy('v.class')
    .execute()
}

/** How many children of a region or district have sent in an application to a contest that is not decided yet. */
export async function countWaitingIn(db: Kysely<Database>, unit: string): Promise<number> {
  const row = await db
    .selectFrom('identity.application as a')
    .innerJoin('contest.contest as c', 'c.id', 'a.contest_id')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('a.state', '=', 'submitted')
    .where('c.state', 'in', ['open', 'closed', 'in-review', 'decided'])
    .where((eb) => eb.or([eb('a.region', '=', unit), eb('a.district', '=', unit)]))
    .executeTakeFirstOrThrow()
  return row.count
}

/** A contest of a region whose list is not made yet and whose essays have points, the newest first. */
export function findContestToReach(db: Kysely<Database>, region: string) {
  return db
    .selectFrom('contest.contest as c')
    .innerJoin('contest.contest_region as r', 'r.contest_id', 'c.id')
    .select('c.id')
    .where('c.state', 'in', ['in-review', 'decided'])
    .where('r.kato', '=', region)
    .orderBy('c.created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}
