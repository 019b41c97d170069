import { readCode } from '#app/core/blinding/code.ts'
import {
  countDevicesOfDonations,
  countHandedOver,
  type DonationRow,
  findDonationByCode,
} from '#db/queries/donation.server.ts'
import type { Context, Locale } from '../context.ts'
import { nameUnit } from '../region/present.ts'
import { toDonation } from './donation.ts'
import { countStages } from './stages.ts'

/** The donation that a typed code names, without who gave it; null for none. */
export async function donationByCode(ctx: Pick<Context, 'db'>, typed: string): Promise<DonationRow | null> {
  const read = readCode(typed)
  return read.ok ? ((await findDonationByCode(ctx.db, read.code)) ?? null) : null
}

/** What whoever has the code may see: how far the devices are and in which regions, never a child nor the donor. */
export async function followDonation(ctx: Pick<Context, 'db' | 'now'>, typed: string, locale: Locale) {
  const row = await donationByCode(ctx, typed)
  if (!row) return null
  const donation = toDonation(row)
  const places = new Map<string, number>()
  for (const place of await countHandedOver(ctx.db, [row.id], new Date(0), ctx.now)) {
    const { name } = nameUnit(place, locale)
    places.set(name, (places.get(name) ?? 0) + place.count)
  }
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
    stages: countStages(await countDevicesOfDonations(ctx.db, [row.id])),
    places: [...places].map(([name, given]) => ({ name, count: given })),
  }
}
