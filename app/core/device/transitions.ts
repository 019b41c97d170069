/** Where a device is, in the order of a device that needs no detour. */
export const deviceStates = [
  'offered',
  'expected',
  'received',
  'checked',
  'wiped',
  'in-repair',
  'ready',
  'reserved',
  'packed',
  'in-transit',
  'handed-over',
  'returned',
  'for-parts',
  'recycled',
  'declined',
] as const
export type DeviceState = (typeof deviceStates)[number]

/** What keeps a device from being ready, whatever its state. */
export const deviceFlags = ['wipeFailed', 'accountLocked', 'needsPart', 'noCharger'] as const
export type DeviceFlag = (typeof deviceFlags)[number]

/** Whose work a move is: answering a donor, the workshop, or bringing it to a child. */
export type Desk = 'donation' | 'workshop' | 'delivery'

/**
 * The whole machine: from each state the moves that there are, with whose work each is. Every device is in one of the
 * states; `recycled` and `declined` are ends. A returned device is received again, as a stay of its own.
 */
const moves: Record<DeviceState, Partial<Record<DeviceState, Desk>>> = {
  offered: { expected: 'donation', declined: 'donation' },
  expected: { received: 'workshop', declined: 'donation' },
  received: { checked: 'workshop', 'for-parts': 'workshop' },
  checked: { wiped: 'workshop', 'in-repair': 'workshop', 'for-parts': 'workshop' },
  wiped: { ready: 'workshop', 'in-repair': 'workshop', 'for-parts': 'workshop' },
  'in-repair': { checked: 'workshop', wiped: 'workshop', 'for-parts': 'workshop' },
  ready: { reserved: 'delivery', 'in-repair': 'workshop' },
  reserved: { packed: 'delivery', ready: 'delivery' },
  packed: { 'in-transit': 'delivery', reserved: 'delivery' },
  'in-transit': { 'handed-over': 'delivery', packed: 'delivery' },
  'handed-over': { returned: 'delivery' },
  returned: { received: 'workshop' },
  'for-parts': { 'in-repair': 'workshop', recycled: 'workshop' },
  recycled: {},
  declined: {},
}

/** Whose work a move is; null when there is no such move. O(1). */
export function deskOf(from: DeviceState, to: DeviceState): Desk | null {
  return moves[from][to] ?? null
}

/** The states that a device can come to next, those of one desk when it is named. */
export function nextStates(from: DeviceState, desk?: Desk): DeviceState[] {
  return deviceStates.filter((to) => {
    const whose = deskOf(from, to)
    return whose !== null && (desk === undefined || whose === desk)
  })
}

/** Every move as pairs of states. */
export function allMoves(): { from: DeviceState; to: DeviceState; desk: Desk }[] {
  return deviceStates.flatMap((from) =>
    nextStates(from).map((to) => ({ from, to, desk: moves[from][to] ?? ('workshop' as const) })),
  )
}

/** States in which a device is on its way to, or with, the child that it is for. */
export const withRecipient: readonly DeviceState[] = ['reserved', 'packed', 'in-transit', 'handed-over']

/** States that nobody may reach before the data on the device was removed in its present stay. */
const wipedBefore: readonly DeviceState[] = ['wiped', 'ready', ...withRecipient, 'recycled']

/** States in which a device counts in the stock of a contest. */
export const inStock: readonly DeviceState[] = ['ready', ...withRecipient]

/** What a guard reads of a device. `wiped` and `checklist` are about its present stay. */
export type Guarded = {
  readonly state: DeviceState
  readonly wiped: boolean
  readonly checklist: boolean
  readonly graded: boolean
  readonly flags: readonly DeviceFlag[]
}

export type MoveRefusal = 'no-move' | 'not-wiped' | 'no-checklist' | 'not-graded' | 'flagged'

/**
 * Why a device cannot move to a state now; null when it can. Data comes first: without a passed wipe nothing leaves
 * the workshop, not even for recycling. Ready needs the checklist, a grade and no flag. O(1).
 */
export function moveRefusal(device: Guarded, to: DeviceState): MoveRefusal | null {
  if (deskOf(device.state, to) === null) return 'no-move'
  if (wipedBefore.includes(to) && !device.wiped) return 'not-wiped'
  if (to !== 'ready' || device.state === 'reserved') return null
  if (device.flags.length > 0) return 'flagged'
  if (!device.graded) return 'not-graded'
  return device.checklist ? null : 'no-checklist'
}
