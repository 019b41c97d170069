import { lockContest, updateContest } from '#db/queries/contest.server.ts'
import type { Work } from '../transaction.server.ts'
import type { ContestState } from './contest.ts'

const verbs: Record<ContestState, string> = {
  draft: 'contest.withdraw',
  open: 'contest.open',
  closed: 'contest.close',
  'in-review': 'contest.review',
  decided: 'contest.decide',
  announced: 'contest.announce',
  archived: 'contest.archive',
}

/**
 * Moves a contest inside a transaction that has checked its own guards, and writes the audit entry.
 * False when the contest is not (or no longer) in the state `from`.
 */
export async function setContestState(
  { tx, audit }: Pick<Work, 'tx' | 'audit'>,
  contestId: string,
  from: ContestState,
  to: ContestState,
): Promise<boolean> {
  const row = await lockContest(tx, contestId)
  if (row?.state !== from) return false
  await updateContest(tx, contestId, row.version, { state: to })
  audit({ action: verbs[to], subjectKind: 'contest', subjectId: contestId, details: { from, to } })
  return true
}
