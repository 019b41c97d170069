import { sql } from 'kysely'
import { createRandom } from '#app/core/numeric/random.ts'
import type { Context } from '#app/domain/context.ts'
import { proposedRule } from '#app/domain/discrepancy/rules.ts'
import { setRule } from '#app/domain/discrepancy/set-rule.server.ts'
import { settleReadings } from '#app/domain/discrepancy/settle-readings.server.ts'
import { passOnFlags } from '#app/domain/flag/pass-on-flags.server.ts'
import { raiseFlag } from '#app/domain/flag/raise-flag.server.ts'
import { saveReview } from '#app/domain/jury/save-review.server.ts'
import { runScoring } from '#app/domain/scoring/run-scoring.server.ts'
import { organiserContext } from '../build-contest.ts'
import type { Ground } from './ground.ts'
import type { World } from './world.ts'

/** What a juror writes for nobody but the juror. */
export const privateNote = 'Өзімежазғанжазба'

/**
 * Every juror reads: some essays are handed in, each juror's last is a draft; differing readings are compared, an essay
 * is flagged, and a calibration is computed, all while scoring is open.
 * @param scores the same seed: the same scores; nothing else depends on it
 */
export async function scoreEssays(world: World, scores: string): Promise<void> {
  const { services, ground } = world
  const contestId = ground.contest.id
  const organiser = organiserContext(services, ground.organiserId)
  done(await setRule(organiser, { ...proposedRule, contestId, pointsGap: 20, extraRounds: 0 }))
  const draw = createRandom(scores)
  const rows = await listDesks(world)
  for (const [index, { code, account, last }] of rows.entries()) {
    const juror = ground.jurors.find(({ accountId }) => accountId === account)
    if (!juror) throw new Error('a desk of nobody')
    const given = new Map(ground.contest.criteria.map((_, at) => [at + 1, draw.below(5)] as const))
    done(
      await saveReview(jurorContext(organiser, juror), {
        contestId,
        code,
        version: 0,
        scores: given,
        note: `${privateNote} ${index}`,
        comment: 'Ойың анық, жаза бер.',
        submit: !last,
      }),
    )
  }
  const [first] = rows
  const reader = ground.jurors.find(({ accountId }) => accountId === first?.account)
  if (!first || !reader) throw new Error('nobody reads')
  const flag = { contestId, code: first.code, kind: 'copied' as const, passage: '', note: '' }
  done(await raiseFlag(jurorContext(organiser, reader), flag))
  done(await passOnFlags(organiser))
  done(await settleReadings(organiser, { contestId, essayIds: null }))
  done(await runScoring(organiser, contestId))
}

/** What lies on the desks, in an order that tells nothing. */
async function listDesks({ services, ground }: World) {
  const { rows } = await sql<{ code: string; account: string; last: boolean }>`
    select a.code, j.account_id as account, a.position = max(a.position) over (partition by a.juror_id) as last
      from writing.assignment a join writing.juror j on j.id = a.juror_id
     where a.contest_id = ${ground.contest.id} order by a.code`.execute(services.database.db)
  return rows
}

function done(outcome: { ok: boolean; reason?: string }): void {
  if (!outcome.ok) throw new Error(outcome.reason)
}

function jurorContext(organiser: Context, { accountId, email }: Ground['jurors'][number]): Context {
  return {
    ...organiser,
    viewer: {
      kind: 'staff',
      accountId,
      displayName: email,
      roles: ['juror'],
      regions: [],
      partnerIds: [],
      sessionId: '',
    },
  }
}
