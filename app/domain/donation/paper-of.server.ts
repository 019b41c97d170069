import {
  countDevicesOfDonations,
  countHandedOver,
  countReceived,
  findDonor,
  listDonationsOfCompany,
} from '#db/queries/donation.server.ts'
import type { Context, Locale } from '../context.ts'
import { nameUnit } from '../region/present.ts'
import { toDonation } from './donation.ts'
import { donationByCode } from './follow-donation.server.ts'
import { weightOf } from './weight.ts'

const beforeArrival: readonly string[] = ['offered', 'expected', 'declined']

/** What a letter of thanks says; null for an unknown code or when nothing has come in yet. */
export async function thanksFor(ctx: Pick<Context, 'db'>, typed: string) {
  const row = await donationByCode(ctx, typed)
  const donor = row?.state === 'accepted' ? await findDonor(ctx.db, row.id) : undefined
  if (!row || !donor) return null
  const counts = await countDevicesOfDonations(ctx.db, [row.id])
  const received = counts.reduce((sum, { state, count }) => sum + (beforeArrival.includes(state) ? 0 : count), 0)
  const { code, class: deviceClass } = toDonation(row)
  return received === 0 ? null : { name: donor.name, code, class: deviceClass, received }
}

/**
 * A company's year in Kazakhstan's time: what came in, what was handed over in which regions, and its weight. All of
 * its accepted donations count; null for an unknown code, a person, or a year without any.
 */
export async function yearOf(ctx: Pick<Context, 'db'>, typed: string, year: number, locale: Locale) {
  const row = await donationByCode(ctx, typed)
  const donor = row?.state === 'accepted' && row.donor_kind === 'company' ? await findDonor(ctx.db, row.id) : undefined
  if (!row || !donor || !Number.isInteger(year) || year < 2020 || year > 2100) return null
  const ids = donor.bin === null ? [row.id] : await listDonationsOfCompany(ctx.db, donor.bin, donor.email)
  const [from, to] = [new Date(`${year}-01-01T00:00:00+05:00`), new Date(`${year + 1}-01-01T00:00:00+05:00`)]
  const received = await countReceived(ctx.db, ids, from, to)
  const handed = await countHandedOver(ctx.db, ids, from, to)
  const places = new Map<string, number>()
  for (const place of handed) {
    const { name } = nameUnit(place, locale)
    places.set(name, (places.get(name) ?? 0) + place.count)
  }
  return {
    name: donor.name,
    received,
    handed: handed.reduce((sum, { count }) => sum + count, 0),
    places: [...places].map(([name, count]) => ({ name, count })),
    kilograms: weightOf(handed),
  }
}
