import {
  countDevicesOfDonations,
  countHandedOver,
  countReceived,
  type DonationRow,
  findDonor,
  listDonationsOfCompany,
} from '#db/queries/donation.server.ts'
import type { Context, Locale } from '../context.ts'
import { toDonation } from './donation.ts'
import { tallyPlaces } from './places.ts'
import { countArrived } from './stages.ts'
import { weightOf } from './weight.ts'

/**
 * What a letter of thanks says; null when nothing has come in yet. Anybody may hold the code, so that it names a company
 * and never a person.
 */
export async function thanksFor(ctx: Pick<Context, 'db'>, row: DonationRow) {
  if (row.state !== 'accepted') return null
  const received = countArrived(await countDevicesOfDonations(ctx.db, [row.id]))
  const donor = row.donor_kind === 'company' ? await findDonor(ctx.db, row.id) : undefined
  const { code, class: deviceClass } = toDonation(row)
  return received === 0 ? null : { company: donor?.name ?? null, code, class: deviceClass, received }
}

/**
 * A company's year in Kazakhstan's time: what came in, what was handed over in which regions, and its weight. All of
 * its accepted donations count; null for a person, or a year out of bounds.
 */
export async function yearOf(ctx: Pick<Context, 'db'>, row: DonationRow, year: number, locale: Locale) {
  const donor = row.state === 'accepted' && row.donor_kind === 'company' ? await findDonor(ctx.db, row.id) : undefined
  if (!donor || !Number.isInteger(year) || year < 2020 || year > 2100) return null
  const ids = donor.bin === null ? [row.id] : await listDonationsOfCompany(ctx.db, donor.bin, donor.email)
  const [from, to] = [new Date(`${year}-01-01T00:00:00+05:00`), new Date(`${year + 1}-01-01T00:00:00+05:00`)]
  const received = await countReceived(ctx.db, ids, from, to)
  const handed = await countHandedOver(ctx.db, ids, from, to)
  return {
    name: donor.name,
    received,
    handed: handed.reduce((sum, { count }) => sum + count, 0),
    places: tallyPlaces(handed, locale),
    kilograms: weightOf(handed),
  }
}
