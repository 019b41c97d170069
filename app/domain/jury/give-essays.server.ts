import type { Transaction } from 'kysely'
import { createRandom } from '#app/core/numeric/random.ts'
import { insertAssignments } from '#db/queries/assignment.server.ts'
import type { Database } from '#db/schema.ts'
import type { Context } from '../context.ts'

/**
 * Puts essays on jurors' desks, each under a code of its own and at a random place in the queue: a later essay says by
 * its place neither that it is later nor why it came.
 */
export async function giveEssays(
  tx: Transaction<Database>,
  ctx: Pick<Context, 'now' | 'random'>,
  contestId: string,
  pairs: readonly { essay: string; juror: string }[],
  { nextCode, seed }: { nextCode: () => string; seed: string },
): Promise<void> {
  const shuffle = createRandom(`${seed}:positions`)
  await insertAssignments(
    tx,
    pairs.map(({ essay, juror }) => ({
      id: ctx.random.uuid(),
      contest_id: contestId,
      juror_id: juror,
      essay_id: essay,
      code: nextCode(),
      position: shuffle.below(2 ** 31),
      created_at: ctx.now,
    })),
  )
}
