import type { PartnerRow } from '#db/queries/partner.server.ts'
import type { Locale } from '../context.ts'

export const partnerKinds = ['school', 'foundation', 'library', 'other'] as const
export type PartnerKind = (typeof partnerKinds)[number]

export const partnerStates = ['applied', 'approved', 'suspended', 'refused'] as const
export type PartnerState = (typeof partnerStates)[number]

/** An organisation that brings children. Texts that were not given are empty. */
export type Partner = {
  id: string
  name: string
  kind: PartnerKind
  /** business identification number, 12 digits */
  bin: string | null
  region: string
  district: string | null
  village: string
  /** what it does, in its own words */
  about: string
  contact: { name: string; email: string; phone: string }
  /** the language in which it is written to */
  locale: Locale
  state: PartnerState
  /** why it was refused or suspended */
  reason: string
  appliedAt: Date
  version: number
}

export function toPartner(row: PartnerRow): Partner {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    bin: row.bin,
    region: row.region,
    district: row.district,
    village: row.village,
    about: row.about,
    contact: { name: row.contact_name, email: row.contact_email, phone: row.contact_phone },
    locale: row.locale as Locale,
    state: row.state,
    reason: row.state_reason,
    appliedAt: row.applied_at,
    version: row.version,
  }
}
