import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checklistOf } from '#app/core/device/checklist.ts'
import { allMoves, deviceStates, moveRefusal } from '#app/core/device/transitions.ts'
import type { Context } from '#app/domain/context.ts'
import { guardedOf } from '#app/domain/device/device.ts'
import { editDevice } from '#app/domain/device/edit-device.server.ts'
import { deviceEditInput } from '#app/domain/device/input.server.ts'
import { moveDevice } from '#app/domain/device/move-device.server.ts'
import { passChecklist } from '#app/domain/device/pass-checklist.server.ts'
import { recordWipe } from '#app/domain/device/record-wipe.server.ts'
import { reserveDevice } from '#app/domain/device/reserve-device.server.ts'
import { systemRandom } from '#app/services.server.ts'
import { connect, type DatabaseClient } from '#db/client.server.ts'
import { findDevice } from '#db/queries/device.server.ts'
import { buildAnnounced } from '#tests/support/build-announced.ts'
import { buildDevice, buildReadyDevice } from '#tests/support/build-device.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { checkInvariants } from '#tests/support/invariants.ts'
import { memoryFiles } from '#tests/support/memory-files.ts'

let database: TestDatabase
let many: DatabaseClient
let ctx: Context
beforeAll(async () => {
  database = await createTestDatabase()
  many = connect(database.url, 25)
  ctx = {
    db: many.db,
    viewer: { kind: 'system', name: 'test' },
    now: new Date('2026-03-02T05:00:00.000Z'),
    random: systemRandom,
    files: memoryFiles(),
    requestId: 'request-1',
  }
})
afterAll(async () => {
  expect(await checkInvariants(many.db)).toEqual([])
  await many.close()
  await database.drop()
})

const row = async (id: string) => {
  const found = await findDevice(many.db, id)
  if (!found) throw new Error(`${id} is lost`)
  return found
}

describe('the register', () => {
  it('allows the moves of the machine in the database, and no other', async () => {
    const rows = await many.db.selectFrom('device.transition').selectAll().execute()
    const pairs = (list: { from: string; to: string }[]) => list.map(({ from, to }) => `${from} → ${to}`).sort()
    expect(pairs(rows.map(({ from_state, to_state }) => ({ from: from_state, to: to_state })))).toEqual(
      pairs(allMoves()),
    )
  })

  it('refuses a state without its history, a gap in it, and whatever would change or lose it', async () => {
    const id = await buildDevice(ctx)
    const tries = [
      sql`update device.device set state = 'ready' where id = ${id}`,
      sql`update device.device set state = 'checked' where id = ${id}`,
      sql`insert into device.event (device_id, step, from_state, to_state, at) values (${id}, 2, 'received', 'handed-over', now())`,
      sql`insert into device.event (device_id, step, from_state, to_state, at) values (${id}, 3, 'checked', 'in-repair', now())`,
      sql`insert into device.event (device_id, step, from_state, to_state, at) values (${id}, 2, 'checked', 'in-repair', now())`,
      sql`update device.event set note = 'x' where device_id = ${id}`,
      sql`delete from device.device where id = ${id}`,
    ]
    for (const attempt of tries) await expect(attempt.execute(many.db)).rejects.toThrow()
    expect((await row(id)).state).toBe('received')
  })

  it('reaches no forbidden state and loses no device, whatever is asked of it', { timeout: 60_000 }, async () => {
    const [child = ''] = await buildAnnounced(many.db, ctx.now, 1)
    const request = fc.oneof(
      { weight: 6, arbitrary: fc.record({ ask: fc.constant('move' as const), to: fc.constantFrom(...deviceStates) }) },
      { weight: 2, arbitrary: fc.record({ ask: fc.constant('wipe' as const), passed: fc.boolean() }) },
      { weight: 2, arbitrary: fc.record({ ask: fc.constant('ready' as const), whole: fc.boolean() }) },
      {
        weight: 1,
        arbitrary: fc.record({ ask: fc.constant('edit' as const), locked: fc.boolean(), graded: fc.boolean() }),
      },
      { weight: 2, arbitrary: fc.record({ ask: fc.constant('reserve' as const) }) },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 5, maxLength: 25 }), fc.boolean(), async (requests, ready) => {
        const id = ready ? await buildReadyDevice(ctx) : await buildDevice(ctx)
        for (const one of requests) {
          const before = await row(id)
          if (one.ask === 'move') {
            const refusal = before.state === one.to ? null : moveRefusal(guardedOf(before), one.to)
            const outcome = await moveDevice(ctx, { deviceId: id, version: before.version, to: one.to, note: '' })
            const byName = before.state === 'ready' && one.to === 'reserved'
            expect(outcome.ok).toBe(refusal === null && !byName)
            expect((await row(id)).state).toBe(outcome.ok ? one.to : before.state)
          }
          if (one.ask === 'wipe') {
            const outcome = one.passed ? ('passed' as const) : ('failed' as const)
            await recordWipe(ctx, id, { category: 'clear', method: 'm', tool: '', outcome, note: '' })
          }
          if (one.ask === 'ready') {
            const passed = checklistOf('laptop').slice(one.whole ? 0 : 1)
            const outcome = await passChecklist(ctx, { deviceId: id, version: before.version, passed })
            if (outcome.ok) expect([before.wipe_id === null, one.whole]).toEqual([false, true])
          }
          if (one.ask === 'edit') {
            const fields = {
              class: 'laptop',
              make: 'Dell',
              grade: one.graded ? 'A' : '',
              version: String(before.version),
            }
            const input = deviceEditInput.parse({ ...fields, ...(one.locked ? { accountLocked: 'yes' } : {}) })
            await editDevice(ctx, id, input)
          }
          if (one.ask === 'reserve') await reserveDevice(ctx, child)
        }
        const events = await many.db
          .selectFrom('device.event')
          .selectAll()
          .where('device_id', '=', id)
          .orderBy('step')
          .execute()
        expect(events.map(({ step }) => step)).toEqual(events.map((_, at) => at + 1))
        expect(events.at(-1)?.to_state).toBe((await row(id)).state)
        // The child is free again for the next device.
        if ((await row(id)).state !== 'ready') await back(id)
      }),
      { numRuns: 25 },
    )
  })
})

/** Takes a device back from whoever it is for, by its own moves. */
async function back(id: string): Promise<void> {
  const ways = { reserved: 'ready', packed: 'reserved', 'in-transit': 'packed', 'handed-over': 'returned' } as const
  for (;;) {
    const { state } = await row(id)
    const to = ways[state as keyof typeof ways]
    if (!to) return
    await moveDevice(ctx, { deviceId: id, version: null, to, note: '' })
  }
}

describe('reservations', () => {
  it('give ten devices to ten of fifty who ask at once, and one child one device', { timeout: 60_000 }, async () => {
    const children = await buildAnnounced(many.db, ctx.now, 50)
    const free = await many.db.selectFrom('device.device').select('id').where('state', '=', 'ready').execute()
    for (const { id } of free) await moveDevice(ctx, { deviceId: id, version: null, to: 'in-repair', note: '' })
    const devices: string[] = []
    for (let made = 0; made < 10; made += 1) devices.push(await buildReadyDevice(ctx))
    const outcomes = await Promise.all(children.map((child) => reserveDevice(ctx, child)))
    const given = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.deviceId] : []))
    expect(given.toSorted()).toEqual(devices.toSorted())
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === 'none-ready')).toHaveLength(40)
    const lucky = children[outcomes.findIndex(({ ok }) => ok)] ?? ''
    const again = await Promise.all(Array.from({ length: 8 }, () => reserveDevice(ctx, lucky)))
    expect(new Set(again.map((outcome) => (outcome.ok ? outcome.value.deviceId : outcome.reason))).size).toBe(1)
  })
})
