import { samePeople } from '#app/core/similarity/same-person.ts'
import { shinglesOf } from '#app/core/similarity/shingles.ts'
import { similarPairs } from '#app/core/similarity/similar-pairs.ts'
import { sketchOf } from '#app/core/similarity/sketch.ts'
import {
  insertBands,
  insertFlags,
  listBandPairs,
  listBodies,
  listBornOn,
  listUnchecked,
  lockSearch,
  updateChecked,
} from '#db/queries/duplicate.server.ts'
import { type Context, type Outcome, ok } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'

const batchSize = 500

export type DuplicateSearch = {
  /** applications compared with the others of the contest */
  checked: number
  /** pairs flagged for the first time */
  flagged: number
  /** there may be more to compare */
  unfinished: boolean
}

/**
 * Compares what came in or changed since the last look and flags pairs: the same name or phone on one birthday within the
 * contest, near-identical texts within it and across contests, unless the same child sends an own text again. Resolved pairs stay resolved; nothing is deleted.
 * @param atMost stops after that many, so that a page need not wait
 */
export async function findDuplicates(
  ctx: Context,
  contestId: string,
  atMost = Number.POSITIVE_INFINITY,
): Promise<Outcome<DuplicateSearch>> {
  let [checked, flagged] = [0, 0]
  while (checked < atMost) {
    const outcome = await checkBatch(ctx, contestId, Math.min(batchSize, atMost - checked))
    if (!outcome.ok) throw new Error('a search has no refusal')
    checked += outcome.value.checked
    flagged += outcome.value.flagged
    if (outcome.value.checked < batchSize) return ok({ checked, flagged, unfinished: checked >= atMost })
  }
  return ok({ checked, flagged, unfinished: true })
}

async function checkBatch(ctx: Context, contestId: string, limit: number) {
  // Most looks find nothing new: they take no lock.
  if ((await listUnchecked(ctx.db, contestId, 1)).length === 0) return ok({ checked: 0, flagged: 0 })
  return inTransaction(ctx, async ({ tx, audit }) => {
    await lockSearch(tx)
    const fresh = await listUnchecked(tx, contestId, limit)
    if (fresh.length === 0) return ok({ checked: 0, flagged: 0 })
    const ids = new Set(fresh.map((row) => row.id))
    const isFresh = (pair: { first: string; second: string }) => ids.has(pair.first) || ids.has(pair.second)

    const days = [...new Set(fresh.flatMap((row) => row.birth_date ?? []))]
    const people = (await listBornOn(tx, contestId, days)).map((row) => ({
      id: row.id,
      familyName: row.family_name,
      givenName: row.given_name,
      birthDate: row.birth_date ?? '',
      phone: row.phone,
    }))
    const persons = samePeople(people).filter(isFresh)

    const sketches = fresh.map((row) => ({ essayId: row.essay_id, bands: [...sketchOf(shinglesOf(row.body))] }))
    await insertBands(tx, contestId, sketches)
    const candidates = await listBandPairs(
      tx,
      contestId,
      fresh.map((row) => row.essay_id),
    )
    const bodies = await listBodies(tx, [...new Set(candidates.flatMap(({ first, second }) => [first, second]))])
    const texts = similarPairs(bodies, candidates).map((pair) => ({ ...pair, kind: 'same-text' as const }))

    const flagged = await insertFlags(
      tx,
      [...persons, ...texts].map((pair) => ({
        contest_id: contestId,
        first_id: pair.first,
        second_id: pair.second,
        kind: pair.kind,
        similarity: 'similarity' in pair ? pair.similarity : null,
        found_at: ctx.now,
      })),
    )
    await updateChecked(tx, [...ids], ctx.now)
    if (flagged > 0) {
      audit({ action: 'duplicate.flag', subjectKind: 'contest', subjectId: contestId, details: { pairs: flagged } })
    }
    return ok({ checked: fresh.length, flagged })
  })
}
