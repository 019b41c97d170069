import { findFlagOfContest } from '#db/queries/flag.server.ts'
import type { Context } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { type FlagSummary, presentFlag } from './list-flags.server.ts'

export type FlagDetails = FlagSummary & {
  passage: string
  note: string
  answer: string
  essayId: string
  applicationId: string
  /** what has become of the reporting juror's own review */
  review: 'open' | 'done' | 'recused' | null
}

/** One flag of a contest; null for an unknown one. */
export async function getFlag(ctx: Context, contestId: string, flagId: string): Promise<FlagDetails | null> {
  if (!isUuid(contestId) || !isUuid(flagId)) return null
  const row = await findFlagOfContest(ctx.db, contestId, flagId)
  if (!row) return null
  return {
    ...presentFlag(row),
    passage: row.passage,
    note: row.note,
    answer: row.answer,
    essayId: row.essay_id,
    applicationId: row.application_id,
    review: row.assignment_state,
  }
}
