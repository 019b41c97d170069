import type { Reason, RecipientReason, WaitingReason } from '#app/core/allocation/device-problem.ts'

/** What sets somebody who waits apart from the last recipient within what binds. */
export type Apart = 'priority' | 'score' | 'lottery'

/** A reason as a decision keeps it: the engine's, with what its words need besides. */
export type StoredReason = Reason & {
  /** the applicant's own node in the problem: a district that is a node, else the region */
  node: string
  /** a recipient who is within the condition of the donor of their device */
  within?: boolean
  /** only of those who wait behind the last recipient within what binds */
  apart?: Apart
}

/**
 * A reason as far as its words need it, flat, so that a message can carry it. Kinds and their `by` are those of
 * core/allocation; `succession` is a device that became free after the list.
 */
export type ReasonParts = {
  kind: Reason['kind']
  by?: RecipientReason['by'] | WaitingReason['by'] | 'succession' | undefined
  /** recipient: the class of the device */
  class?: string | undefined
  /** recipient: whose children the donor wanted to reach; a KATO code or a group */
  bond?: 'region' | 'group' | 'both' | undefined
  /** recipient: the place in the order of the node, of so many */
  rank?: number | undefined
  considered?: number | undefined
  /** on the waiting list of the region */
  position?: number | undefined
  /** waiting: the node whose quota is used up */
  node?: string | undefined
  /** waiting: the quota, or how many devices there were of those that could come to this applicant */
  devices?: number | undefined
  toPriority?: number | undefined
  toReserve?: number | undefined
  apart?: Apart | undefined
  /** not considered: what screening found */
  why?: string | undefined
}

/** @param position on the waiting list of the region */
export function partsOf(reason: StoredReason, position: number): ReasonParts {
  switch (reason.kind) {
    case 'recipient': {
      // Who came in before may hold a device whose condition fell back: the donor did not mean them.
      const { region, group } = (reason.within && reason.earmark) || {}
      const bond =
        region !== undefined ? (group !== undefined ? 'both' : 'region') : group !== undefined ? 'group' : undefined
      return {
        kind: 'recipient',
        by: reason.by,
        class: reason.class,
        rank: reason.rank,
        considered: reason.considered,
        node: reason.node,
        ...(bond ? { bond } : {}),
      }
    }
    case 'waiting':
      return {
        kind: 'waiting',
        by: reason.by,
        position,
        devices: reason.by === 'quota' ? reason.quota : reason.devices,
        ...(reason.by === 'quota' ? { node: reason.region } : {}),
        toPriority: reason.toPriority,
        toReserve: reason.toReserve,
        ...(reason.apart ? { apart: reason.apart } : {}),
      }
    case 'excluded':
      return { kind: 'excluded', why: reason.why }
    default:
      return { kind: reason.kind }
  }
}
