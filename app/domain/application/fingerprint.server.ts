import { createHash } from 'node:crypto'
import type { Application, Claim, Consent } from './application.ts'
import type { SectionName } from './sections.ts'

type Stored = { application: Application; claims: readonly Claim[]; consents: readonly Consent[] }

function valuesOf(section: Exclude<SectionName, 'essay'>, { application: a, claims, consents }: Stored): unknown[] {
  switch (section) {
    case 'about':
      return [a.familyName, a.givenName, a.patronymic, a.birthDate]
    case 'school':
      return [a.school, a.grade]
    case 'place':
      return [a.region, a.district, a.village]
    case 'contact':
      return [a.phone, a.email]
    case 'groups':
      return [a.groupsAnswered, claims.map((claim) => claim.group)]
    case 'wishes':
      return [a.accepts]
    case 'consent':
      return [a.guardianName, a.guardianRelation, consents.map((consent) => consent.id)]
  }
}

/**
 * The version of one section: a digest of what is stored. A form carries it, so that two tabs disturb each other
 * only when they change the same section, and saving the same twice is no conflict.
 */
export function fingerprint(section: Exclude<SectionName, 'essay'>, stored: Stored): string {
  const text = JSON.stringify([stored.application.id, section, ...valuesOf(section, stored)])
  return createHash('sha256').update(text).digest('base64url').slice(0, 16)
}
