import { deviceLabel } from '#app/core/device/label.ts'
import { countAnswers, countOpenRequests, listOpenRequests } from '#db/queries/check-in.server.ts'
import { type Names, presentNamesOrNull } from '../allocation/present.ts'
import { handledBy } from '../application/may-handle.ts'
import type { Context } from '../context.ts'
import { type AnswerGroup, groupAnswers } from './group-answers.ts'

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
export async function listRequests(ctx: Context): Promise<{ requests: HelpRequest[]; counts: AnswerGroup[] }> {
  const regions = regionsOf(ctx)
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
    counts: groupAnswers(counted),
  }
}

/** How many families of the viewer's regions wait for help. */
export const countRequests = (ctx: Context): Promise<number> => countOpenRequests(ctx.db, regionsOf(ctx))

function regionsOf(ctx: Context): readonly string[] | 'all' {
  const handled = handledBy(ctx.viewer)
  return handled === 'all' ? handled : handled.regions
}
