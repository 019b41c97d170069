import type { Kysely } from 'kysely'
import { listCandidates, listHouseholdPairs } from '#db/queries/allocation.server.ts'
import { listContestRegions, listPriorityGroups } from '#db/queries/contest.server.ts'
import { listOffers } from '#db/queries/offer.server.ts'
import { listDistrictsOf } from '#db/queries/region.server.ts'
import type { Database } from '#db/schema.ts'
import { dayOf } from '../application/rules.ts'
import { inputHashOf } from './decide-problem.server.ts'
import { gatherRules } from './gather-rules.server.ts'
import { householdsOf } from './households.ts'
import { isFreed } from './offer.ts'
import { assembleProblem, type Candidate } from './problem.ts'
import { pseudonymOf } from './pseudonym.server.ts'
import type { SeededProblem } from './read-problem.server.ts'

export type Frozen = {
  problem: SeededProblem
  inputHash: string
  /** the application, its level-1 region and its essay by pseudonym */
  applications: Map<string, { id: string; region: string; essay: string | null }>
}

/**
 * The allocation problem of a contest as things stand: stock, quotas, policy, measures of the run, checked claims. Without
 * a run nobody has a score yet.
 */
export async function freezeProblem(
  { db, now }: { db: Kysely<Database>; now: Date },
  contestId: string,
  scoringRunId: string | null,
  lottery: { seed: string; pseudonym_key: string },
  options: { allDistricts?: boolean; ownGroups?: readonly string[] } = {},
): Promise<Frozen> {
  const regions = (await listContestRegions(db, contestId)).map(({ kato }) => kato)
  const rules = await gatherRules(db, contestId)
  const rows = await listCandidates(db, contestId, scoringRunId)
  const households = householdsOf(
    (await listHouseholdPairs(db, contestId)).map(({ first_id, second_id }) => [first_id, second_id]),
  )
  const offers = new Map((await listOffers(db, contestId)).map((offer) => [offer.application_id, offer]))
  const pseudonym = (text: string) => pseudonymOf(lottery.pseudonym_key, text)
  const applications: Frozen['applications'] = new Map()
  const candidates = rows.map((row): Candidate => {
    const household = households.get(row.id)
    const name = pseudonym(row.code)
    const offer = offers.get(row.id)
    applications.set(name, { id: row.id, region: row.region ?? '', essay: row.essay })
    return {
      pseudonym: name,
      region: row.region ?? '',
      district: row.district,
      score: row.measure,
      groups: row.groups,
      accepts: row.accepts,
      household: household === undefined ? null : pseudonym(`household ${household}`),
      excluded:
        offer && isFreed(offer)
          ? 'declined'
          : row.eligibility === 'eligible'
            ? null
            : row.eligibility === 'ineligible'
              ? 'ineligible'
              : 'not-screened',
      // Nobody who was told of a device loses it to a new run.
      holds: offer && !isFreed(offer) ? offer.lot : null,
    }
  })
  const districts = await listDistrictsOf(db, regions)
  const problem = assembleProblem({
    seed: lottery.seed,
    today: dayOf(now),
    regions,
    regionOf: new Map(districts.map(({ kato, parent }) => [kato, parent ?? ''])),
    groups: await listPriorityGroups(db, contestId),
    rules,
    candidates,
    ...options,
  })
  return { problem, inputHash: inputHashOf(problem), applications }
}
