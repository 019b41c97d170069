import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allMoves,
  type DeviceFlag,
  type DeviceState,
  deskOf,
  deviceFlags,
  deviceStates,
  moveRefusal,
  nextStates,
  withRecipient,
} from '#app/core/device/transitions.ts'

const state = fc.constantFrom(...deviceStates)

describe('the way of a device', () => {
  it('comes from an offer to a child, and from there back to the workshop', () => {
    const way: DeviceState[] = [
      'offered',
      'expected',
      'received',
      'checked',
      'wiped',
      'ready',
      'reserved',
      'packed',
      'in-transit',
      'handed-over',
      'returned',
      'received',
    ]
    for (const [at, from] of way.slice(0, -1).entries()) expect(deskOf(from, way[at + 1] ?? 'declined')).not.toBeNull()
  })

  it('can end in every state, and ends for good in two', () => {
    const reached = new Set<DeviceState>(['offered'])
    for (let before = 0; before < reached.size; ) {
      before = reached.size
      for (const from of [...reached]) for (const to of nextStates(from)) reached.add(to)
    }
    expect([...reached].sort()).toEqual([...deviceStates].sort())
    expect(deviceStates.filter((from) => nextStates(from).length === 0)).toEqual(['recycled', 'declined'])
  })

  it('has a desk for each of its moves, and none beside them', () => {
    fc.assert(
      fc.property(state, state, (from, to) => {
        const listed = allMoves().find((move) => move.from === from && move.to === to)
        expect(deskOf(from, to)).toBe(listed?.desk ?? null)
      }),
    )
  })
})

describe('guards', () => {
  const guarded = fc.record({
    state,
    wiped: fc.boolean(),
    checklist: fc.boolean(),
    graded: fc.boolean(),
    flags: fc.subarray<DeviceFlag>([...deviceFlags]),
  })

  it('let no data out: whatever leads on to a child or to recycling needs a wipe', () => {
    fc.assert(
      fc.property(guarded, state, (device, to) => {
        if (moveRefusal(device, to) !== null) return
        if (to === 'recycled' || to === 'ready' || withRecipient.includes(to)) expect(device.wiped).toBe(true)
      }),
    )
  })

  it('make nothing ready without checklist, grade and a clean slate', () => {
    fc.assert(
      fc.property(guarded, (device) => {
        const fit = device.wiped && device.checklist && device.graded && device.flags.length === 0
        expect(moveRefusal({ ...device, state: 'wiped' }, 'ready') === null).toBe(fit)
      }),
    )
  })
})
