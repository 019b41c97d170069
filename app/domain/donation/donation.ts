import { formatCode } from '#app/core/blinding/code.ts'
import type { DonationRow } from '#db/queries/donation.server.ts'
import type { DeviceClass } from '../allocation/device-class.ts'
import type { Locale } from '../context.ts'

export const donationStates = ['offered', 'accepted', 'declined'] as const
export type DonationState = (typeof donationStates)[number]

/** Devices of one kind that somebody offered. Who that is stands apart. */
export type Donation = {
  id: string
  /** as it is shown and read aloud */
  code: string
  donorKind: 'person' | 'company'
  class: DeviceClass
  count: number
  make: string
  ageYears: number | null
  condition: 'works' | 'broken' | 'unknown'
  charger: 'yes' | 'no' | 'some'
  region: string
  handing: 'pick-up' | 'drop-off'
  /** the region or district that they are for, what happens when nobody there needs them, and until when they wait */
  earmark: { unit: string; fallback: 'none' | 'parent' | 'open'; until: string | null } | null
  note: string
  locale: Locale
  state: DonationState
  reason: string
  offeredAt: Date
  version: number
}

export function toDonation(row: DonationRow): Donation {
  return {
    id: row.id,
    code: formatCode(row.code),
    donorKind: row.donor_kind,
    class: row.class,
    count: row.count,
    make: row.make,
    ageYears: row.age_years,
    condition: row.condition,
    charger: row.charger,
    region: row.region,
    handing: row.handing,
    earmark:
      row.earmark_unit === null
        ? null
        : { unit: row.earmark_unit, fallback: row.earmark_fallback, until: row.earmark_until },
    note: row.note,
    locale: row.locale as Locale,
    state: row.state,
    reason: row.state_reason,
    offeredAt: row.offered_at,
    version: row.version,
  }
}
