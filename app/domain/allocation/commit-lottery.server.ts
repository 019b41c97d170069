import { createHash } from 'node:crypto'
import { lockContest } from '#db/queries/contest.server.ts'
import { findCommitment, insertLottery } from '#db/queries/lottery.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction, type Work } from '../transaction.server.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/**
 * Draws the seed of the lots and the key of the pseudonyms, once, inside the transaction of something that needs them:
 * from here on nobody can draw again.
 */
export async function drawLottery(ctx: Context, { tx, audit }: Pick<Work, 'tx' | 'audit'>, contestId: string) {
  const draw = () => Buffer.from(ctx.random.bytes(32)).toString('hex')
  const seed = draw()
  const key = draw()
  const row = {
    contest_id: contestId,
    seed,
    seed_sha256: sha256(seed),
    pseudonym_key: key,
    pseudonym_key_sha256: sha256(key),
    committed_at: ctx.now,
    committed_by: accountOf(ctx.viewer),
  }
  if (!(await insertLottery(tx, row))) return
  audit({
    action: 'lottery.commit',
    subjectKind: 'contest',
    subjectId: contestId,
    details: { seed: row.seed_sha256, pseudonyms: row.pseudonym_key_sha256 },
  })
}

/** Commits to a seed for a contest that has none. Too late once scoring has ended: the order could be known. */
export async function commitLottery(ctx: Context, contestId: string): Promise<Outcome<null, 'unknown' | 'too-late'>> {
  if (!isUuid(contestId)) return refuse('unknown')
  return inTransaction(ctx, async (work) => {
    const contest = await lockContest(work.tx, contestId)
    if (!contest) return refuse('unknown')
    if (await findCommitment(work.tx, contestId)) return ok(null)
    if (contest.state === 'decided' || contest.state === 'announced' || contest.state === 'archived') {
      return refuse('too-late')
    }
    await drawLottery(ctx, work, contestId)
    return ok(null)
  })
}
