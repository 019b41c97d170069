import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { findByLabel } from '#app/domain/device/find-by-label.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'

/** Where the QR code of a label leads: the page of its device. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'technician', 'organiser')
  const deviceId = await findByLabel(ctx.domain, args.params.label ?? '')
  return deviceId ? redirect(ctx.href(`/workshop/devices/${deviceId}`)) : notFound()
}
