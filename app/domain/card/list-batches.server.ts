import { listBatches as listBatchRows } from '#db/queries/card.server.ts'
import type { Context, Locale } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { mayHandleBatch } from './rules.ts'

export type ListedBatch = {
  id: string
  contestId: string
  partnerId: string | null
  label: string
  locale: Locale
  createdAt: Date
  void: boolean
  issued: number
  activated: number
  submitted: number
  voided: number
}

/** The batches that the viewer works with, newest first; of a contest, of partners, or both. */
export async function listBatches(
  ctx: Context,
  filter: { contestId?: string; partnerIds?: readonly string[] },
): Promise<ListedBatch[]> {
  if (filter.contestId !== undefined && !isUuid(filter.contestId)) return []
  if (filter.partnerIds?.length === 0) return []
  const rows = await listBatchRows(ctx.db, filter)
  return rows
    .filter((row) => mayHandleBatch(ctx.viewer, row.partner_id))
    .map((row) => ({
      id: row.id,
      contestId: row.contest_id,
      partnerId: row.partner_id,
      label: row.label,
      locale: row.locale as Locale,
      createdAt: row.created_at,
      void: row.voided_at !== null,
      issued: row.issued,
      activated: row.activated,
      submitted: row.submitted,
      voided: row.voided,
    }))
}
