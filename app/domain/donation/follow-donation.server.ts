import { readCode } from '#app/core/blinding/code.ts'
import {
  countDevicesOfDonations,
  countHandedOver,
  type DonationRow,
  findDonationByCode,
} from '#db/queries/donation.server.ts'
import type { Context, Locale } from '../context.ts'
import { toDonation } from './donation.ts'
import { tallyPlaces } from './places.ts'
import { countArrived, countStages } from './stages.ts'

/** The donation that a typed code names, without who gave it; null for none. */
export async function donationByCode(ctx: Pick<Context, 'db'>, typed: string): Promise<DonationRow | null> {
  const read = readCode(typed)
  return read.ok ? ((await findDonationByCode(ctx.db, read.code)) ?? null) : null
}

/** What whoever has the code may see: how far the devices are and in which regions, never a child nor the donor. */
export async function followDonation(ctx: Pick<Context, 'db' | 'now'>, row: DonationRow, locale: Locale) {
  const donation = toDonation(row)
  const handed = await countHandedOver(ctx.db, [row.id], new Date(0), ctx.now)
  const states = await countDevicesOfDonations(ctx.db, [row.id])
  const { code, class: deviceClass, count, state, reason, earmark, offeredAt, donorKind } = donation
  return {
    code,
    class: deviceClass,
    count,
    state,
    reason,
    earmark,
    offeredAt,
    donorKind,
    stages: countStages(states),
    /** whether something has come in, so that there are papers */
    arrived: state === 'accepted' && countArrived(states) > 0,
    places: tallyPlaces(handed, locale),
  }
}
