import type { Kysely } from 'kysely'
import { listCandidates, listStock } from '#db/queries/allocation.server.ts'
import { listPriorityGroups } from '#db/queries/contest.server.ts'
import type { Database } from '#db/schema.ts'
import { digestOf } from '../digest.server.ts'
import { type FrozenProblem, tiersOf } from './problem.ts'

export type Frozen = {
  problem: FrozenProblem
  inputHash: string
  /** application ids by code */
  applications: Map<string, string>
}

/** The allocation problem of a contest as things stand now: stock, measures of the run, claims that were checked. */
export async function freezeProblem(
  db: Kysely<Database>,
  contestId: string,
  scoringRunId: string,
  seed: string,
): Promise<Frozen> {
  const stock = await listStock(db, contestId)
  const groups = await listPriorityGroups(db, contestId)
  // Sorted here, by code unit: the order of a database depends on its collation.
  const candidates = (await listCandidates(db, contestId, scoringRunId)).sort((a, b) => (a.code < b.code ? -1 : 1))
  const problem: FrozenProblem = {
    format: 'qarmaq-allocation/1',
    seed,
    regions: stock.map(({ kato, devices }) => ({ id: kato, quota: devices ?? 0 })),
    applicants: candidates.map((row) => ({
      id: row.code,
      region: row.region ?? '',
      score: row.measure,
      groups: [...row.groups].sort(),
      ...(row.eligibility === 'eligible'
        ? {}
        : { excluded: row.eligibility === 'ineligible' ? ('ineligible' as const) : ('not-screened' as const) }),
    })),
    policy: { tiers: tiersOf(groups) },
  }
  return {
    problem,
    inputHash: digestOf(problem),
    applications: new Map(candidates.map(({ code, id }) => [code, id])),
  }
}
