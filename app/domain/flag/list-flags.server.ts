import { countOpenFlags, listFlagsOfContest } from '#db/queries/flag.server.ts'
import type { Contest } from '../contest/contest.ts'
import type { Context } from '../context.ts'
import type { FlagKind, FlagOutcome } from './rules.ts'

export type FlagSummary = {
  id: string
  kind: FlagKind
  language: string
  raisedAt: Date
  /** how organisers know the juror; null when the assignment is gone */
  juror: number | null
  open: boolean
  outcome: FlagOutcome | null
  settledBy: string | null
  settledAt: Date | null
  /** the text is with the organisers, no juror reads it now */
  paused: boolean
  withdrawn: boolean
}

type Row = Awaited<ReturnType<typeof listFlagsOfContest>>[number]

export function presentFlag(row: Row): FlagSummary {
  return {
    id: row.id,
    kind: row.kind,
    language: row.language,
    raisedAt: row.created_at,
    juror: row.juror_number,
    open: row.state === 'open',
    outcome: row.outcome,
    settledBy: row.settled_by,
    settledAt: row.settled_at,
    paused: row.text_state !== 'approved',
    withdrawn: row.essay_state === 'withdrawn',
  }
}

/** What jurors have said about texts, open ones first. Worries about a child are not among them. */
export async function listFlags(ctx: Context, contest: Pick<Contest, 'id'>): Promise<FlagSummary[]> {
  return (await listFlagsOfContest(ctx.db, contest.id)).map(presentFlag)
}

/** How many flags of a contest wait for an organiser. */
export function countFlags(ctx: Context, contestId: string): Promise<number> {
  return countOpenFlags(ctx.db, contestId)
}
