import { formatCode } from '#app/core/blinding/code.ts'
import { deviceLabel } from '#app/core/device/label.ts'
import type { DeviceState } from '#app/core/device/transitions.ts'
import { listDeliveries } from '#db/queries/delivery.server.ts'
import { type Names, presentNamesOrNull } from '../allocation/present.ts'
import { handledBy } from '../application/may-handle.ts'
import { type Context, ok } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'

export type Delivery = {
  applicationId: string
  /** as it is printed */
  code: string
  name: string
  guardian: string
  phone: string
  school: string
  village: string
  /** the label and the model of the device that is bound to the child */
  device: { label: string; model: string } | null
  stage: 'waits' | Extract<DeviceState, 'reserved' | 'packed' | 'in-transit'>
}

export type District = { kato: string; names: Names | null; deliveries: Delivery[] }

/** More than this at once is not one trip. */
const most = 500

const stages = ['reserved', 'packed', 'in-transit'] as const

/**
 * Who in the viewer's regions waits for a device, by district and village: the order of a trip. It names children, so
 * each opening is in the audit.
 * @param as what it was opened as
 */
export async function openDeliveries(ctx: Context, as: 'page' | 'pdf', district?: string): Promise<District[]> {
  const handled = handledBy(ctx.viewer)
  const outcome = await inTransaction(ctx, async ({ tx, audit }) => {
    const rows = await listDeliveries(tx, handled === 'all' ? handled : handled.regions, district, most)
    const districts = new Map<string, District>()
    for (const row of rows) {
      const kato = row.district ?? ''
      const group = districts.get(kato) ?? { kato, names: presentNamesOrNull(row), deliveries: [] }
      group.deliveries.push(present(row))
      districts.set(kato, group)
    }
    const found = [...districts.values()]
    const children = found.reduce((sum, { deliveries }) => sum + deliveries.length, 0)
    if (children > 0) {
      audit({
        action: 'delivery.openList',
        subjectKind: 'region',
        subjectId: district ?? 'all',
        details: { as, children },
      })
    }
    return ok(found)
  })
  return outcome.value
}

function present(row: Awaited<ReturnType<typeof listDeliveries>>[number]): Delivery {
  return {
    applicationId: row.application_id,
    code: formatCode(row.code),
    name: `${row.family_name} ${row.given_name}`.trim(),
    guardian: row.guardian_name,
    phone: row.phone,
    school: row.school,
    village: row.village,
    device:
      row.number === null
        ? null
        : { label: deviceLabel(row.number), model: `${row.make ?? ''} ${row.model ?? ''}`.trim() },
    stage: stages.find((one) => one === row.state) ?? 'waits',
  }
}
