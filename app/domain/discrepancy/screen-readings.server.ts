import { discrepancies } from '#app/core/scoring/discrepancy/discrepancies.ts'
import { layOut } from '#app/core/scoring/ratings.ts'
import { lockContest } from '#db/queries/contest.server.ts'
import {
  findLastDiscrepancyNumber,
  insertDiscrepancy,
  listContestScores,
  lockDiscrepancies,
} from '#db/queries/discrepancy.server.ts'
import { listScales } from '#db/queries/scoring.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { tellReaders } from '../jury/tell-readers.server.ts'
import { inTransaction } from '../transaction.server.ts'
import { auditFound } from './compare-readings.server.ts'
import { giveWaiting } from './give-waiting.server.ts'
import { readRule } from './read-rule.server.ts'

/** Fewer readings say too little of what is usual. */
const leastReadings = 60
/** Above 0 a reading is more likely not sincere than sincere, all others given. */
const threshold = 0

/**
 * The statistical screen, when an organiser asks for it: readings that do not fit all others send their essay to one more
 * juror, if it was not read once more already. Never a verdict on a juror. Takes a calibration's time.
 */
export async function screenReadings(
  ctx: Context,
  contestId: string,
): Promise<Outcome<{ found: number }, 'not-found' | 'not-now' | 'off' | 'few'>> {
  if (!isUuid(contestId)) return refuse('not-found')
  return inTransaction(ctx, async (work) => {
    const { tx, audit } = work
    const contest = await lockContest(tx, contestId)
    if (!contest) return refuse('not-found')
    if (contest.state !== 'in-review') return refuse('not-now')
    const rule = await readRule(tx, contest.id)
    if (!rule?.statistical || rule.extraRounds === 0) return refuse('off')
    const odd = await oddEssays(tx, contest.id)
    if (odd === null) return refuse('few')
    const known = new Set((await lockDiscrepancies(tx, odd)).map(({ essay_id }) => essay_id))
    const fresh = odd.filter((essay) => !known.has(essay))
    let number = await findLastDiscrepancyNumber(tx, contest.id)
    for (const essayId of fresh) {
      number += 1
      const id = ctx.random.uuid()
      const found = [{ kind: 'statistical' as const }]
      await insertDiscrepancy(tx, {
        id,
        contest_id: contest.id,
        essay_id: essayId,
        number,
        state: 'extra-reading',
        round: 1,
        rounds_allowed: rule.extraRounds,
        found: JSON.stringify(found),
        found_at: ctx.now,
        changed_at: ctx.now,
      })
      auditFound(audit, id, 'extra-reading', 1, found)
    }
    const readers = await giveWaiting(work, ctx, { id: contest.id, reviewsPerEssay: contest.reviews_per_essay })
    await tellReaders(work, ctx, contest, readers)
    audit({
      action: 'discrepancy.screen',
      subjectKind: 'contest',
      subjectId: contest.id,
      details: { found: fresh.length },
    })
    return ok({ found: fresh.length })
  })
}

/** Essays with a reading above the threshold, in the order of their ids; null when there are too few readings. */
async function oddEssays(tx: Parameters<typeof listScales>[0], contestId: string): Promise<string[] | null> {
  const criteria = await listScales(tx, contestId)
  const byReading = new Map<string, { essay: string; juror: string; scores: Map<string, number> }>()
  for (const { essay_id, juror_id, criterion_id, score } of await listContestScores(tx, contestId)) {
    const key = `${essay_id}/${juror_id}`
    const reading = byReading.get(key) ?? { essay: essay_id, juror: juror_id, scores: new Map<string, number>() }
    reading.scores.set(criterion_id, score)
    byReading.set(key, reading)
  }
  if (byReading.size < leastReadings) return null
  const ratings = layOut(
    criteria.map(({ id }) => id),
    [...byReading.values()].map(({ essay, juror, scores }) => ({
      essay,
      juror,
      scores: criteria.map(({ id }) => scores.get(id) ?? null),
    })),
  )
  const { logOdds } = discrepancies(
    ratings,
    criteria.map(({ weight, min, max }) => (max > min ? weight / (max - min) : 0)),
  )
  const odd = new Set<string>()
  ratings.essay.forEach((essay, at) => {
    if ((logOdds[at] ?? Number.NaN) > threshold) odd.add(ratings.essays[essay] ?? '')
  })
  return [...odd].sort()
}
