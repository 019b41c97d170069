import { countQueue, countQueueParts, listQueue as listRows } from '#db/queries/screening.server.ts'
import type { Context } from '../context.ts'
import { filterFor, type QueueRequest } from './queue-filter.ts'
import { screenedRegions } from './rules.ts'

const pageSize = 25

/** One page of the screening queue with the counts of its parts; a coordinator's holds their regions alone. */
export async function listQueue(ctx: Context, request: QueueRequest & { page: number }) {
  const filter = filterFor(ctx.viewer, request)
  const [total, parts] = await Promise.all([
    countQueue(ctx.db, filter),
    countQueueParts(ctx.db, request.contestId, screenedRegions(ctx.viewer)),
  ])
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const page = Math.min(Math.max(1, request.page), pages)
  const rows = await listRows(ctx.db, filter, pageSize, (page - 1) * pageSize)
  return {
    total,
    page,
    pages,
    parts,
    rows: rows.map((row) => ({
      id: row.id,
      code: row.code,
      name: `${row.family_name} ${row.given_name}`.trim(),
      grade: row.grade,
      region: row.region,
      district: row.district,
      withdrawn: row.state === 'withdrawn',
      eligibility: row.eligibility,
      reason: row.ineligible_reason,
      submittedAt: row.submitted_at?.toISOString() ?? null,
      language: row.language as 'kk' | 'ru' | 'en',
      words: row.word_count,
      approved: Boolean(row.approved),
      flagged: Boolean(row.flagged),
    })),
  }
}
