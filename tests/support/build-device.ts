import { checklistOf } from '#app/core/device/checklist.ts'
import type { Context } from '#app/domain/context.ts'
import { editDevice } from '#app/domain/device/edit-device.server.ts'
import { getDevice } from '#app/domain/device/get-device.server.ts'
import { deviceEditInput, newDevicesInput } from '#app/domain/device/input.server.ts'
import { moveDevice } from '#app/domain/device/move-device.server.ts'
import { passChecklist } from '#app/domain/device/pass-checklist.server.ts'
import { receiveDevices } from '#app/domain/device/receive-devices.server.ts'
import { recordWipe } from '#app/domain/device/record-wipe.server.ts'

type Made = { ok: true } | { ok: false; reason: string }

function must<T extends Made>(outcome: T): Extract<T, { ok: true }> {
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome as Extract<T, { ok: true }>
}

const versionOf = async (ctx: Context, id: string) => (await getDevice(ctx, id))?.device.version ?? 0

/** A laptop that stands on the bench. */
export async function buildDevice(ctx: Context, fields: Record<string, string> = {}): Promise<string> {
  const input = newDevicesInput.parse({
    class: 'laptop',
    make: 'Lenovo',
    model: 'ThinkPad X230',
    count: '1',
    ...fields,
  })
  const [device] = must(await receiveDevices(ctx, input)).value.devices
  return device?.id ?? ''
}

/** The same, taken through the workshop by its use cases: checked, graded, wiped and through its checklist. */
export async function buildReadyDevice(ctx: Context, fields: Record<string, string> = {}): Promise<string> {
  const id = await buildDevice(ctx, fields)
  must(await moveDevice(ctx, { deviceId: id, version: null, to: 'checked', note: '' }))
  const shown = (await getDevice(ctx, id))?.device
  const edit = deviceEditInput.parse({
    class: 'laptop',
    make: 'Lenovo',
    model: 'ThinkPad X230',
    grade: 'B',
    ...fields,
    version: String(shown?.version ?? 0),
  })
  must(await editDevice(ctx, id, edit))
  await finishDevice(ctx, id)
  return id
}

/** What is left to do for a graded device on the bench, or one in repair: its data removed, its checklist passed. */
export async function finishDevice(ctx: Context, id: string): Promise<void> {
  must(await recordWipe(ctx, id, { category: 'clear', method: 'nvme format', tool: '', outcome: 'passed', note: '' }))
  must(await moveDevice(ctx, { deviceId: id, version: null, to: 'wiped', note: '' }))
  const passed = checklistOf((await getDevice(ctx, id))?.device.class ?? 'laptop')
  must(await passChecklist(ctx, { deviceId: id, version: await versionOf(ctx, id), passed }))
}
