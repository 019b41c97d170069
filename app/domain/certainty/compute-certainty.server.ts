import type { Transaction } from 'kysely'
import { findContest } from '#db/queries/contest.server.ts'
import { findLottery } from '#db/queries/lottery.server.ts'
import { listEssaysInHand } from '#db/queries/reading-batch.server.ts'
import { findLatestScoringRun } from '#db/queries/scoring.server.ts'
import type { Database } from '#db/schema.ts'
import { freezeProblem } from '../allocation/freeze-problem.server.ts'
import { dayOf } from '../application/rules.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { digestOf, lotOf } from '../digest.server.ts'
import { gatherProblem } from '../jury/gather-problem.server.ts'
import { programVersion } from '../program-version.ts'
import { readInput } from '../scoring/read-input.server.ts'
import type { BegunRun } from './begin-certainty.server.ts'
import type { CertaintyResult, Chance, Failure } from './certainty.ts'
import { certaintyOf } from './certainty-of.ts'
import type { PlannedReading } from './plan-readings.ts'
import { draws } from './rules.ts'

export type ComputedCertainty = {
  inputHash: string
  problemHash: string
  result: CertaintyResult
  chances: Chance[]
  readings: PlannedReading[]
}

/**
 * Reads everything in one snapshot and computes; stores nothing. Takes the processor for as long as it lasts: a process
 * of its own, a seed, or a test.
 */
export async function computeCertainty(ctx: Context, run: BegunRun): Promise<Outcome<ComputedCertainty, Failure>> {
  const { lottery, problemHash, inputHash, ...input } = await ctx.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((tx) => gather(tx, ctx.now, run))
  if (!lottery || !input.frozen) return refuse('no-devices')
  if (input.changed) return refuse('changed')
  const { frozen, reviews, offer } = input
  const found = certaintyOf({
    frozen,
    lotteryOf: (id) => lotOf(lottery.seed, id),
    reviews,
    seed: inputHash.slice(0, 32),
    offer,
  })
  return typeof found === 'string' ? refuse(found) : ok({ inputHash, problemHash, ...found })
}

async function gather(tx: Transaction<Database>, now: Date, { contestId, scoringRunId, most }: BegunRun) {
  const lottery = await findLottery(tx, contestId)
  const contest = await findContest(tx, contestId)
  const scoring = await findLatestScoringRun(tx, contestId)
  const reviews = await readInput(tx, contestId)
  const frozen = lottery ? await freezeProblem({ db: tx, now }, contestId, scoringRunId, lottery) : null
  const problemHash = frozen?.inputHash ?? ''
  const inputHash = digestOf({
    format: 'qarmaq-certainty/1',
    version: programVersion,
    problem: problemHash,
    reviews: reviews.hash,
    draws,
    most,
  })
  const ruled = { id: contestId, reviewsPerEssay: contest?.reviews_per_essay ?? 1 }
  const offer =
    most === null
      ? null
      : {
          most,
          jury: (await gatherProblem(tx, ruled, inputHash, dayOf(now))).problem,
          inHand: await listEssaysInHand(tx, contestId),
        }
  // The scores that decide have to be those of the reviews that the draws come from.
  const changed = scoringRunId !== null && (scoring?.id !== scoringRunId || scoring.input_hash !== reviews.hash)
  return { lottery, reviews, frozen, problemHash, inputHash, offer, changed }
}
