import { deviceLabel } from '#app/core/device/label.ts'
import { findDonation, findDonor, listDevicesOfDonation } from '#db/queries/donation.server.ts'
import type { Context } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { toDonation } from './donation.ts'

/** A donation for the workshop: with who gives it, and its devices; null for an unknown one. */
export async function getDonation(ctx: Pick<Context, 'db'>, donationId: string) {
  const row = isUuid(donationId) ? await findDonation(ctx.db, donationId) : undefined
  const donor = row && (await findDonor(ctx.db, row.id))
  if (!row || !donor) return null
  const devices = await listDevicesOfDonation(ctx.db, row.id)
  return {
    donation: toDonation(row),
    donor: { name: donor.name, bin: donor.bin ?? '', email: donor.email, phone: donor.phone, address: donor.address },
    devices: devices.map(({ id, number, state, class: deviceClass, make, model }) => ({
      id,
      label: deviceLabel(number),
      state,
      name: `${make} ${model}`.trim(),
      class: deviceClass,
    })),
  }
}
