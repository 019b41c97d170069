import type { Kysely } from 'kysely'
import { type Successor, successorOf } from '#app/core/allocation/succession.ts'
import { findPublishedRun, findRunFile, listCandidates } from '#db/queries/allocation.server.ts'
import { findLottery } from '#db/queries/lottery.server.ts'
import { listOffers } from '#db/queries/offer.server.ts'
import type { Database } from '#db/schema.ts'
import { lotOf } from '../digest.server.ts'
import { isFreed } from './offer.ts'
import { pseudonymOf } from './pseudonym.server.ts'
import type { SeededProblem } from './read-problem.server.ts'

export type Freed = {
  goneId: string
  code: string
  why: 'declined' | 'released'
  class: string
  /** null: nobody who waits may have this device */
  next: { applicationId: string; code: string; lot: string; class: string; by: Successor['by'] } | null
}

/**
 * The devices of a contest that became free and that nobody was told of yet, each with the first in order for whom it
 * is feasible; in the order in which they became free, each successor counted as a holder for the next one. Order and
 * conditions are those of the published problem; who withdrew or is not eligible any more is passed over.
 */
export async function findSuccessors(
  db: Kysely<Database>,
  contestId: string,
): Promise<{ runId: string; freed: Freed[] } | null> {
  const run = await findPublishedRun(db, contestId)
  const lottery = await findLottery(db, contestId)
  if (!run || !lottery || run.format !== 'qarmaq-allocation/2') return null
  const offers = await listOffers(db, contestId)
  const taken = new Set(offers.flatMap(({ instead_of }) => instead_of ?? []))
  // What was free when this run was computed, the run itself has given.
  const since = (at: Date | null) => at !== null && at > run.created_at
  const free = offers
    .filter(
      (offer) => isFreed(offer) && since(offer.answered_at) && !taken.has(offer.application_id) && offer.lot !== null,
    )
    .sort((a, b) => Number(a.answered_at) - Number(b.answered_at) || (a.code < b.code ? -1 : 1))
  if (free.length === 0) return { runId: run.id, freed: [] }
  const problem = (await findRunFile(db, run.id))?.input as SeededProblem
  const name = (code: string) => pseudonymOf(lottery.pseudonym_key, code)
  const open = new Map(
    (await listCandidates(db, contestId, run.scoring_run_id))
      .filter(({ eligibility }) => eligibility === 'eligible')
      .map(({ id, code }) => [name(code), { id, code }]),
  )
  const closed = new Set([
    ...problem.applicants.map(({ id }) => id).filter((id) => !open.has(id)),
    ...offers.map(({ code }) => name(code)),
  ])
  const holders = offers
    .filter((offer) => !isFreed(offer))
    .map(({ code, lot }) => ({ applicant: name(code), lot: lot ?? '' }))
  const freed = free.map((offer): Freed => {
    const gone = name(offer.code)
    const found = successorOf(problem, [...holders, { applicant: gone, lot: offer.lot ?? '' }], gone, closed, (id) =>
      lotOf(problem.seed, id),
    )
    const person = found && open.get(found.applicant)
    if (found && person) {
      holders.push({ applicant: found.applicant, lot: found.lot })
      closed.add(found.applicant)
    }
    return {
      goneId: offer.application_id,
      code: offer.code,
      why: offer.state === 'released' ? 'released' : 'declined',
      class: offer.class,
      next: person
        ? { applicationId: person.id, code: person.code, lot: found.lot, class: found.class, by: found.by }
        : null,
    }
  })
  return { runId: run.id, freed }
}
