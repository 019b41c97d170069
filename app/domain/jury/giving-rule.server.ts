import { findAssignmentRule } from '#db/queries/assignment-rule.server.ts'
import type { Context } from '../context.ts'

/** How the essays of a contest are given out. */
export type GivingRule = {
  /** essays that every juror is to have before others get more */
  leastLoad: number
  /** whether a juror may read essays from the districts declared as near */
  ownDistrictAllowed: boolean
  /** whether one family name is a conflict */
  surnameConflicts: boolean
  anchorReaders: 'all' | number
}

/** The rule of a contest, or what holds as long as nobody has set one. */
export async function readGivingRule(db: Context['db'], contestId: string): Promise<GivingRule> {
  const row = await findAssignmentRule(db, contestId)
  return {
    leastLoad: row?.least_load ?? 0,
    ownDistrictAllowed: row?.own_district_allowed ?? false,
    surnameConflicts: row?.surname_conflicts ?? true,
    anchorReaders: row?.anchor_readers ?? 'all',
  }
}
