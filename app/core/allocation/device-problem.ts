/** A node of the region tree: country, region or district. */
export type Region = {
  readonly id: string
  readonly parent?: string
  /** how many devices may go to the node and everything below it; left out: no limit of its own */
  readonly quota?: number
}

/** What happens to the devices of a bound lot that nobody within its bond is there for. */
export type Fallback = 'none' | 'parent' | 'open'

export type Earmark = {
  /** bound to this node and everything below it */
  readonly region?: string
  /** bound to members of this priority group */
  readonly group?: string
  /** `none` when left out; `parent` moves the bond one node up and keeps the group, `open` ends it */
  readonly fallback?: Fallback
}

/** Devices of one class that stand or fall together. */
export type Lot = {
  readonly id: string
  readonly class: string
  readonly count: number
  readonly earmark?: Earmark
}

export type Applicant = {
  readonly id: string
  readonly region: string
  /** null: nothing was scored */
  readonly score: number | null
  /** keys of the priority groups whose papers were checked */
  readonly groups: readonly string[]
  /** device classes, the dearest wish first; left out: any class, by name */
  readonly accepts?: readonly string[]
  /** at most one device for all who share it */
  readonly household?: string
  /** decided elsewhere: stays out of the order, for this reason */
  readonly excluded?: string
  /** a lot of which they were told before: it stays theirs, whatever else has become of them or the rules */
  readonly holds?: string
}

export type ReserveLevel = 'country' | 'region' | 'district'

/** In each node of the level that has a quota q, at least ⌈share·q⌉ places go to the group while it has members. */
export type Reserve = { readonly group: string; readonly share: number; readonly level: ReserveLevel }

/**
 * `cover`: an applicant is accepted if all accepted so far can still be served, whatever class each gets then.
 * `lexicographic`: each in turn gets the best class at once and keeps it.
 */
export type Rule = 'cover' | 'lexicographic'

export type Policy = {
  /** group keys by tier, the first tier goes first; applicants of no tier come last */
  readonly tiers?: readonly (readonly string[])[]
  readonly reserves?: readonly Reserve[]
  readonly minScore?: number
  readonly rule?: Rule
}

export type Problem = {
  readonly regions: readonly Region[]
  readonly lots: readonly Lot[]
  readonly applicants: readonly Applicant[]
  readonly policy: Policy
}

/** Draws the lot of an applicant: lower-case hexadecimal, the smaller goes first. Asked for ties alone. */
export type LotteryOf = (applicantId: string) => string

/** Some devices of one class under one bond. */
export type DeviceSet = {
  readonly class: string
  readonly count: number
  readonly region?: string
  readonly group?: string
}

/** Where an applicant stood among those considered. */
export type Standing = {
  /** place in the order of tier, score and lottery of all who were considered, from 1 */
  readonly order: number
  /** place in the same order among those of the applicant's own region node, from 1 */
  readonly rank: number
  /** how many of that node were considered */
  readonly considered: number
  readonly score: number
  /** from 1; null: no tier */
  readonly tier: number | null
  /** the group that gives the tier */
  readonly group: string | null
}

export type RecipientReason = Standing & {
  readonly kind: 'recipient'
  /** told of it before, accepted by the plain order, by a reserve, or from devices that fell back */
  readonly by: 'held' | 'order' | 'reserve' | 'fallback'
  /** the group whose reserve it was */
  readonly reserve?: string
  readonly class: string
  /** the place of this class among the wishes, from 1 */
  readonly wish: number
  /** the bond of the lot, if the device was bound */
  readonly earmark?: { readonly region?: string; readonly group?: string }
}

export type WaitingReason = Standing & {
  readonly kind: 'waiting'
  /** from 1, among those of the applicant's own region node */
  readonly position: number
  /** the last in the order who received what binds here; null: nobody did */
  readonly lastAccepted: string | null
  /** recipients within what binds here who are of an earlier tier */
  readonly toPriority: number
  /** recipients within what binds here whom a reserve let in */
  readonly toReserve: number
} & (
    | {
        /** the quota of this node is used up: `given` = `quota` */
        readonly by: 'quota'
        readonly region: string
        readonly quota: number
        readonly given: number
      }
    | {
        /**
         * Every device that could come to this applicant is with somebody who could be served from these alone:
         * a tight set in the sense of Hall (1935). Empty: there was never a device of an accepted class.
         */
        readonly by: 'devices'
        readonly sets: readonly DeviceSet[]
        readonly devices: number
      }
  )

export type NotConsideredReason =
  | { readonly kind: 'household'; readonly recipient: string }
  | { readonly kind: 'below-floor'; readonly score: number; readonly minScore: number }
  | { readonly kind: 'excluded'; readonly why: string }
  | { readonly kind: 'no-score' }
  | { readonly kind: 'no-wish' }

export type Reason = RecipientReason | WaitingReason | NotConsideredReason

export type Recipient = {
  readonly applicant: string
  readonly region: string
  readonly lot: string
  readonly class: string
  readonly order: number
  readonly reason: RecipientReason
}
export type Waiting = {
  readonly applicant: string
  readonly region: string
  readonly position: number
  readonly reason: WaitingReason
}
export type NotConsidered = {
  readonly applicant: string
  readonly region: string
  readonly reason: NotConsideredReason
}

export type Allocation = {
  /** in the order of tier, score and lottery */
  readonly recipients: readonly Recipient[]
  /** by region node, then by position */
  readonly waiting: readonly Waiting[]
  /** by id */
  readonly notConsidered: readonly NotConsidered[]
  /** devices that nobody could be given, by lot id */
  readonly unused: readonly { readonly lot: string; readonly count: number }[]
}

/** Text by UTF-16 code units: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
