import { formatCode } from '#app/core/blinding/code.ts'
import { type ListFilter, listRegionPeople } from '#db/queries/region-list.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { listRegionTotals } from './list-region-totals.server.ts'
import type { OfferState } from './offer.ts'
import { type Names, presentNamesOrNull, presentReason } from './present.ts'
import { partsOf, type ReasonParts } from './reason.ts'
import type { RegionTotals } from './region-totals.server.ts'

export type ListedPerson = {
  applicationId: string
  position: number
  /** as it is printed */
  code: string
  name: string
  school: string
  grade: number | null
  district: Names | null
  village: string
  phone: string
  guardian: string
  withdrawn: boolean
  /** recipients: the class of the device */
  class: string
  /** what became of the device that they were told of; null: nobody told them of one */
  answer: OfferState | null
  parts: ReasonParts
}

export type RegionList = {
  region: RegionTotals
  publishedAt: Date | null
  /** asked of the database a part at a time, in the order of the list */
  people: AsyncIterable<ListedPerson>
}

/** So many people are in memory at once. */
const part = 500

/**
 * The published list of one region with names: an organiser's, or a coordinator's for their own regions alone. Each
 * opening is in the audit, with what it was opened as.
 * @param input.range places of the list to be read; all when left out
 */
export async function openRegionList(
  ctx: Context,
  input: {
    contestId: string
    region: string
    outcome: 'recipient' | 'waiting'
    as: 'page' | 'csv' | 'xlsx' | 'pdf'
    range?: { after: number; limit: number }
  },
): Promise<Outcome<RegionList, 'unknown'>> {
  const { contestId, outcome, range } = input
  return inTransaction(ctx, async ({ tx, audit }) => {
    const totals = await listRegionTotals({ ...ctx, db: tx }, contestId)
    const region = totals?.regions.find((one) => one.region === input.region)
    if (!totals || !region) return refuse('unknown')
    audit({
      action: 'allocation.openList',
      subjectKind: 'contest',
      subjectId: contestId,
      details: { runId: totals.runId, region: region.region, outcome, as: input.as, ...range },
    })
    const filter = { runId: totals.runId, region: region.region, outcome }
    return ok({ region, publishedAt: totals.publishedAt, people: peopleOf(ctx, filter, range) })
  })
}

async function* peopleOf(ctx: Pick<Context, 'db'>, filter: ListFilter, range?: { after: number; limit: number }) {
  let after = range?.after ?? 0
  const last = range ? range.after + range.limit : Number.POSITIVE_INFINITY
  while (after < last) {
    const rows = await listRegionPeople(ctx.db, filter, after, Math.min(part, last - after))
    for (const row of rows) yield present(row, filter.region)
    after = rows.at(-1)?.position ?? Number.POSITIVE_INFINITY
  }
}

function present(row: Awaited<ReturnType<typeof listRegionPeople>>[number], region: string): ListedPerson {
  const reason = presentReason(row.reason, region)
  return {
    applicationId: row.application_id,
    position: row.position,
    code: formatCode(row.code),
    name: `${row.family_name} ${row.given_name}`.trim(),
    school: row.school,
    grade: row.grade,
    district: presentNamesOrNull(row),
    village: row.village,
    phone: row.phone,
    guardian: row.guardian_name,
    withdrawn: row.state === 'withdrawn',
    class: row.offered ?? (reason.kind === 'recipient' ? reason.class : ''),
    answer: row.answer,
    parts: partsOf(reason, row.position),
  }
}
