import type { Kysely } from 'kysely'
import { appointAdjudicators } from '#app/domain/adjudication/appoint-adjudicators.server.ts'
import type { Context, Viewer } from '#app/domain/context.ts'
import { setRule } from '#app/domain/discrepancy/set-rule.server.ts'
import { settleReadings } from '#app/domain/discrepancy/settle-readings.server.ts'
import type { FileStore } from '#app/domain/file/file-store.ts'
import { passOnFlags } from '#app/domain/flag/pass-on-flags.server.ts'
import { raiseFlag } from '#app/domain/flag/raise-flag.server.ts'
import type { RaisedKind } from '#app/domain/flag/rules.ts'
import { saveReview } from '#app/domain/jury/save-review.server.ts'
import type { Database } from '#db/schema.ts'
import { insertCertainty } from './certainty.server.ts'
import { draws, idOf, type Timeline } from './generator.ts'
import { organiser } from './staff.ts'

/**
 * What jurors of the running contest noticed beside the scores, and essays on which their scores differ: through the use
 * cases, after everything else is in.
 */
export async function insertPanel(
  { db, files }: { db: Kysely<Database>; files: FileStore },
  contestId: string,
  time: Timeline,
): Promise<void> {
  const random = draws('panel')
  let made = 0
  const as = (viewer: Viewer): Context => ({
    db,
    files,
    viewer,
    now: time.now,
    random: { bytes: (count) => random.bytes(count), uuid: () => idOf('panel', made++) },
    requestId: idOf('panel request', made),
  })
  const staff = (accountId: string, role: 'organiser' | 'juror') =>
    as({ kind: 'staff', accountId, displayName: '', roles: [role], regions: [], partnerIds: [], sessionId: '' })
  const office = staff(organiser.id, 'organiser')
  expectOk(
    await setRule(office, {
      contestId,
      levelGap: 3,
      pointsGap: 40,
      statistical: false,
      extraRounds: 1,
      adjudicated: 'replaces',
    }),
  )
  const seats = await db
    .selectFrom('writing.juror as j')
    .select(['j.id', 'j.number', 'j.account_id'])
    .where('j.contest_id', '=', contestId)
    .orderBy('j.number')
    .execute()
  expectOk(await appointAdjudicators(office, { contestId, numbers: seats.map(({ number }) => number), onlyDecide: [] }))
  expectOk(await settleReadings(office, { contestId, essayIds: null }))

  // One extra reading is in already, and bears out neither side: an adjudicator has to decide.
  const extra = await db
    .selectFrom('writing.assignment as a')
    .innerJoin('writing.discrepancy as d', 'd.essay_id', 'a.essay_id')
    .innerJoin('writing.juror as j', 'j.id', 'a.juror_id')
    .select(['a.code', 'j.account_id'])
    .where('a.contest_id', '=', contestId)
    .where('a.state', '=', 'open')
    .where('a.created_at', '=', time.now)
    .orderBy('d.number')
    .executeTakeFirst()
  const criteria = await db.selectFrom('contest.criterion').select('id').where('contest_id', '=', contestId).execute()
  if (extra) {
    const scores = new Map(criteria.map((_, index) => [index + 1, index % 2 === 0 ? 0 : 4]))
    const review = { contestId, code: extra.code, version: 0, scores, note: '', comment: '', submit: true }
    expectOk(await saveReview(staff(extra.account_id, 'juror'), review))
    expectOk(await settleReadings(office, { contestId, essayIds: null }))
  }

  const notes: [RaisedKind, string][] = [
    ['worry', 'Үйде жалғыз қалатынын, қорқатынын жазған'],
    ['copied', 'Осындай мәтінді бұрын оқыған сияқтымын'],
  ]
  const desks = await db
    .selectFrom('writing.assignment as a')
    .innerJoin('writing.juror as j', 'j.id', 'a.juror_id')
    .select(['a.code', 'j.account_id'])
    .where('a.contest_id', '=', contestId)
    .where('a.state', '=', 'done')
    .orderBy('a.code')
    .limit(notes.length)
    .execute()
  for (const [index, { code, account_id }] of desks.entries()) {
    const [kind, note] = notes[index] ?? ['worry', '']
    expectOk(await raiseFlag(staff(account_id, 'juror'), { contestId, code, kind, passage: '', note }))
  }
  expectOk(await passOnFlags(office))
  await insertCertainty(office, contestId)
}

function expectOk(outcome: { ok: boolean; reason?: string }): void {
  if (!outcome.ok) throw new Error(`The demonstration contest's jury was refused: ${outcome.reason}`)
}
