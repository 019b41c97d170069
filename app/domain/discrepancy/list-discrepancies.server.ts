import { listAdjudicators } from '#db/queries/adjudication.server.ts'
import {
  countOpenDiscrepancies,
  listDiscrepancySteps,
  listDiscrepancies as listRows,
} from '#db/queries/discrepancy.server.ts'
import { listJurorPeople, listJurors } from '#db/queries/juror.server.ts'
import { listScales } from '#db/queries/scoring.server.ts'
import type { Contest } from '../contest/contest.ts'
import type { Context } from '../context.ts'
import { jurorView } from '../jury/rules.ts'
import { readRule } from './read-rule.server.ts'
import type { DiscrepancyRule, DiscrepancyState, Found, Obstacle } from './rules.ts'

export type DiscrepancySummary = {
  number: number
  language: string
  state: DiscrepancyState
  round: number
  roundsAllowed: number
  /** criteria by their number from 1 */
  found: (
    | { kind: 'criterion'; criterion: number; gap: number }
    | { kind: 'total'; gap: number }
    | { kind: 'statistical' }
  )[]
  obstacle: Obstacle | null
  withdrawn: boolean
  readings: number
  /** jurors by number who are still to read it, or the adjudicator who has it */
  readers: number[]
  adjudicator: number | null
  steps: { at: Date; action: string }[]
}

export type Candidate = {
  number: number
  name: string | null
  adjudicates: boolean
  onlyDecides: boolean
  languages: string[]
  open: number
}

export type DiscrepancyOverview = {
  rule: DiscrepancyRule | null
  discrepancies: DiscrepancySummary[]
  candidates: Candidate[]
}

/** The rule of a contest, what it found, and who decides; no author, no score, jurors as organisers may see them now. */
export async function listDiscrepancies(ctx: Context, contest: Contest): Promise<DiscrepancyOverview> {
  const { db } = ctx
  const [rule, rows, steps, scales, jurors, people, adjudicators] = await Promise.all([
    readRule(db, contest.id),
    listRows(db, contest.id),
    listDiscrepancySteps(db, contest.id),
    listScales(db, contest.id),
    listJurors(db, contest.id),
    listJurorPeople(db, contest.id),
    listAdjudicators(db, contest.id),
  ])
  const criterion = new Map(scales.map(({ id }, index) => [id, index + 1]))
  const view = jurorView(contest.state)
  return {
    rule,
    discrepancies: rows.map((row) => ({
      number: row.number,
      language: row.language,
      state: row.state,
      round: row.round,
      roundsAllowed: row.rounds_allowed,
      found: (row.found as Found[]).map((one) =>
        one.kind === 'criterion' ? { ...one, criterion: criterion.get(one.criterion) ?? 0 } : one,
      ),
      obstacle: row.obstacle,
      withdrawn: row.withdrawn,
      readings: row.done,
      readers: row.state === 'extra-reading' ? row.open_readers : [],
      adjudicator: row.adjudicator,
      steps: steps.filter(({ id }) => id === row.id).map(({ at, action }) => ({ at, action })),
    })),
    candidates: jurors
      .filter((juror) => juror.state === 'active')
      .map((juror) => {
        const own = adjudicators.find(({ juror_id }) => juror_id === juror.id)
        return {
          number: juror.number,
          name: view === 'number' ? null : (people.find(({ id }) => id === juror.id)?.display_name ?? null),
          adjudicates: own !== undefined,
          onlyDecides: own?.only_decides ?? false,
          languages: juror.languages,
          open: own?.open ?? 0,
        }
      }),
  }
}

/** On how many essays of a contest something is still to come. */
export function countDiscrepancies(ctx: Context, contestId: string): Promise<number> {
  return countOpenDiscrepancies(ctx.db, contestId)
}
