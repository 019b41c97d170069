import type { CertificateRow } from '#db/queries/certificate.server.ts'

export const certificateKinds = ['birth', 'guardianship', 'disability', 'assistance', 'large-family', 'other'] as const
export type CertificateKind = (typeof certificateKinds)[number]

/** Where the paper for one claim stands: none yet, waiting to be seen, accepted or not. */
export type CertificateState = 'none' | 'waiting' | 'accepted' | 'rejected'

/** A claim to a priority group with the paper that stands for it. */
export type ClaimPaper = {
  group: string
  state: CertificateState
  /** the copy, while it is there: a PDF can only be downloaded */
  copy: { certificateId: string; isPdf: boolean; until: Date } | null
  inPerson: boolean
  kind: CertificateKind | null
  issuer: string
  /** YYYY-MM-DD; null: without an end */
  validUntil: string | null
  reason: string
  seenBy: string
  seenAt: Date | null
}

export function toClaimPaper(group: string, row: CertificateRow | undefined): ClaimPaper {
  const kind = certificateKinds.find((known) => known === row?.kind) ?? null
  const { media_type: mediaType = null, delete_after: until = null } = row ?? {}
  return {
    group,
    state: row === undefined || row.state === 'replaced' ? 'none' : row.state,
    copy: row && mediaType && until ? { certificateId: row.id, isPdf: mediaType === 'application/pdf', until } : null,
    inPerson: row?.in_person ?? false,
    kind,
    issuer: row?.issuer ?? '',
    validUntil: row?.valid_until ?? null,
    reason: row?.reason ?? '',
    seenBy: row?.seen_by_name ?? '',
    seenAt: row?.seen_at ?? null,
  }
}
