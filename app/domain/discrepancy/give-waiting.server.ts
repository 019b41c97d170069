import { createRandom } from '#app/core/numeric/random.ts'
import { insertAdjudication, listAdjudicators, listFinishedReadings } from '#db/queries/adjudication.server.ts'
import { listWaiting, updateDiscrepancy } from '#db/queries/discrepancy.server.ts'
import { dayOf } from '../application/rules.ts'
import type { Context } from '../context.ts'
import { codesBeside } from '../jury/essay-codes.ts'
import { gatherProblem } from '../jury/gather-problem.server.ts'
import { giveEssays } from '../jury/give-essays.server.ts'
import type { Work } from '../transaction.server.ts'
import { type Choice, chooseReaders } from './choose-readers.ts'
import type { Obstacle } from './rules.ts'

type Waiting = Awaited<ReturnType<typeof listWaiting>>[number]

/** No adjudicator is given more at a time; what is beyond waits until some are decided. */
const mostOpen = 50

/**
 * Gives everything that waits to somebody: an extra reading to a juror who never had the essay, a discrepancy that is
 * left after the last round to an adjudicator who never had it either. Where there is nobody, the reason is kept.
 * The caller holds the contest's lock.
 * @returns the jurors who got something
 */
export async function giveWaiting(
  { tx, audit }: Pick<Work, 'tx' | 'audit'>,
  ctx: Context,
  contest: { id: string; reviewsPerEssay: number },
): Promise<string[]> {
  const waiting = (await listWaiting(tx, contest.id)).filter((one) =>
    one.state === 'adjudication' ? one.adjudicators === 0 : one.readings < contest.reviewsPerEssay + one.round,
  )
  if (waiting.length === 0) return []
  const seed = Buffer.from(ctx.random.bytes(16)).toString('hex')
  const { problem, codes } = await gatherProblem(tx, contest, seed, dayOf(ctx.now))
  const nextCode = codesBeside(new Set(codes), ctx.random)
  const readable = new Set(problem.essays.map(({ id }) => id))
  const named = (one: Waiting, choice: Choice): Obstacle =>
    readable.has(one.essay_id) ? (choice.obstacles.get(one.essay_id) ?? 'capacity') : 'paused'

  const extra = waiting.filter(({ state }) => state === 'extra-reading')
  const readers = chooseReaders(problem, essaysOf(extra), `${seed}:extra`)
  const readerOf = new Map(readers.pairs.map(({ essay, juror }) => [essay, juror]))
  await giveEssays(tx, ctx, contest.id, readers.pairs, { nextCode, seed })

  const decided = waiting.filter(({ state }) => state === 'adjudication')
  const people = (await listAdjudicators(tx, contest.id)).filter(({ active }) => active)
  const deciders = chooseReaders(
    problem,
    essaysOf(decided),
    `${seed}:adjudication`,
    new Map(
      people.map(({ juror_id, languages, open }) => [juror_id, { languages, room: Math.max(0, mostOpen - open) }]),
    ),
  )
  const deciderOf = new Map(deciders.pairs.map(({ essay, juror }) => [essay, juror]))

  for (const one of waiting) {
    const isExtra = one.state === 'extra-reading'
    const juror = isExtra ? readerOf.get(one.essay_id) : deciderOf.get(one.essay_id)
    const obstacle = juror
      ? null
      : !isExtra && people.length === 0
        ? 'nobody'
        : named(one, isExtra ? readers : deciders)
    if (juror && !isExtra) {
      const finished = createRandom(`${seed}:${one.id}`).shuffled(await listFinishedReadings(tx, one.essay_id))
      await insertAdjudication(
        tx,
        {
          id: ctx.random.uuid(),
          contest_id: contest.id,
          discrepancy_id: one.id,
          essay_id: one.essay_id,
          juror_id: juror,
          code: nextCode(),
          created_at: ctx.now,
        },
        finished.map((assignment_id, at) => ({ label: at + 1, assignment_id })),
      )
    }
    if (obstacle !== one.obstacle) await updateDiscrepancy(tx, one.id, { obstacle, changed_at: ctx.now })
    if (juror || obstacle !== one.obstacle) {
      audit({
        action: juror ? (isExtra ? 'discrepancy.reader' : 'discrepancy.adjudicator') : 'discrepancy.nobody',
        subjectKind: 'discrepancy',
        subjectId: one.id,
        details: juror ? { seed, juror } : { obstacle },
      })
    }
  }
  return [...new Set([...readerOf.values(), ...deciderOf.values()])]
}

const essaysOf = (rows: readonly Waiting[]) => rows.map(({ essay_id }) => essay_id)
