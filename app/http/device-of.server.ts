import { getDevice } from '#app/domain/device/get-device.server.ts'
import { notFound } from './answer.server.ts'
import type { RequestContext } from './context.server.ts'

/** The device that an address names with its history, or 404. */
export async function deviceOf(ctx: RequestContext, params: { deviceId?: string | undefined }) {
  return (await getDevice(ctx.domain, params.deviceId ?? '')) ?? notFound()
}

/** `Lenovo ThinkPad X230`, or the kind while nobody has looked. */
export function deviceName(ctx: RequestContext, device: Awaited<ReturnType<typeof deviceOf>>['device']): string {
  return `${device.make} ${device.model}`.trim() || ctx.t(`allocation:class.${device.class}`)
}
