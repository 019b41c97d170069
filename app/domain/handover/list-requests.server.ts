import { deviceLabel } from '#app/core/device/label.ts'
import { countAnswers, listOpenRequests } from '#db/queries/check-in.server.ts'
import { type Names, presentNamesOrNull } from '../allocation/present.ts'
import { handledBy } from '../application/may-handle.ts'
import type { Context } from '../context.ts'
import { type Answer, answers } from './rules.ts'

export type HelpRequest = {
  id: string
  applicationId: string
  code: string
  name: string
  phone: string
  district: Names | null
  label: string
  note: string
  at: Date
}

/** Families of the viewer's regions who asked for help and wait, and how all of them answered. */
export async function listRequests(ctx: Context): Promise<{ requests: HelpRequest[]; counts: Record<Answer, number> }> {
  const handled = handledBy(ctx.viewer)
  const regions = handled === 'all' ? handled : handled.regions
  const rows = await listOpenRequests(ctx.db, regions)
  const counted = new Map((await countAnswers(ctx.db, regions)).map((row) => [row.answer, row.families]))
  return {
    requests: rows.map((row) => ({
      id: row.id,
      applicationId: row.application_id,
      code: row.code,
      name: `${row.family_name} ${row.given_name}`.trim(),
      phone: row.phone,
      district: presentNamesOrNull(row),
      label: deviceLabel(row.number),
      note: row.note,
      at: row.at,
    })),
    counts: Object.fromEntries(answers.map((one) => [one, counted.get(one) ?? 0])) as Record<Answer, number>,
  }
}
