import { findDeviceOfRecipient } from '#db/queries/device.server.ts'
import { mayHandle } from '../application/may-handle.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { moveDevice } from '../device/move-device.server.ts'
import { reserveDevice } from '../device/reserve-device.server.ts'
import { isUuid } from '../identifier.ts'

export const deliverySteps = ['reserved', 'packed', 'in-transit', 'handed-over'] as const
export type DeliveryStep = (typeof deliverySteps)[number]

export type Delivered = { done: number; left: number; noneReady: number }

const most = 500

/**
 * Takes one step with the devices of several children. Each by itself: what cannot be done for one child stops no
 * other, and a step that was done already is done.
 */
export async function deliver(
  ctx: Context,
  input: { applicationIds: readonly string[]; step: DeliveryStep },
): Promise<Outcome<Delivered, 'nobody'>> {
  const children = [...new Set(input.applicationIds)].slice(0, most)
  if (children.length === 0) return refuse('nobody')
  const result: Delivered = { done: 0, left: 0, noneReady: 0 }
  for (const child of children) {
    const outcome = await (input.step === 'reserved' ? reserveDevice(ctx, child) : move(ctx, child, input.step))
    if (outcome.ok) result.done += 1
    else if (outcome.reason === 'none-ready') result.noneReady += 1
    else result.left += 1
  }
  return ok(result)
}

/** Never a step back: a page that is behind asks for what was done. */
async function move(ctx: Context, child: string, to: DeliveryStep) {
  const device = isUuid(child) ? await findDeviceOfRecipient(ctx.db, child) : undefined
  if (!device || !mayHandle(ctx.viewer, { region: device.region, partnerId: null })) return refuse('unknown')
  const order: readonly string[] = deliverySteps
  if (order.indexOf(device.state) >= order.indexOf(to)) return ok(null)
  return moveDevice(ctx, { deviceId: device.id, version: device.version, to, note: '' })
}
