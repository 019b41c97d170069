import type { StoredReason } from './reason.ts'

/** A reason of a run of the first format: one number of devices per region, no classes. */
type OldReason = {
  kind: string
  devices?: number
  considered?: number
  order?: number
  rank?: number
  score?: number
  tier?: number | null
  group?: string | null
  position?: number
  toPriority?: number
  by?: string
  why?: string
  minScore?: number
}

/** The same reason in today's words. What the first format did not know, the class of the device, stays empty. */
export function readOldReason(stored: object, region: string): StoredReason {
  const old = stored as OldReason
  const standing = {
    node: region,
    order: old.order ?? 0,
    rank: old.order ?? 0,
    considered: old.considered ?? 0,
    score: old.score ?? 0,
    tier: old.tier ?? null,
    group: old.group ?? null,
  }
  const { by, devices = 0 } = old
  switch (old.kind) {
    case 'recipient':
      return { kind: 'recipient', by: 'order', class: '', wish: 1, ...standing }
    case 'waiting':
    case 'no-devices':
      return {
        kind: 'waiting',
        by: 'quota',
        region,
        quota: devices,
        given: devices,
        position: old.position ?? 0,
        lastAccepted: null,
        toPriority: old.toPriority ?? 0,
        toReserve: 0,
        ...(by === 'priority' || by === 'score' || by === 'lottery' ? { apart: by } : {}),
        ...standing,
      }
    case 'below-floor':
      return { kind: 'below-floor', node: region, score: old.score ?? 0, minScore: old.minScore ?? 0 }
    case 'no-score':
      return { kind: 'no-score', node: region }
    default:
      return { kind: 'excluded', node: region, why: old.why ?? 'ineligible' }
  }
}
