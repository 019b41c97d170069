import type { Kysely } from 'kysely'
import { approveRun } from '#app/domain/allocation/approve-run.server.ts'
import { askCheck } from '#app/domain/allocation/ask-check.server.ts'
import type { LotInput } from '#app/domain/allocation/input.server.ts'
import { proposeRun } from '#app/domain/allocation/propose-run.server.ts'
import { publishRun } from '#app/domain/allocation/publish-run.server.ts'
import { saveLot } from '#app/domain/allocation/save-lot.server.ts'
import { saveQuotas } from '#app/domain/allocation/save-quotas.server.ts'
import type { Context } from '#app/domain/context.ts'
import type { FileStore } from '#app/domain/file/file-store.ts'
import { openJoin } from '#app/domain/scoring/open-join.server.ts'
import { runScoring } from '#app/domain/scoring/run-scoring.server.ts'
import type { Database } from '#db/schema.ts'
import { settleCertainty } from './certainty.server.ts'
import { draws, idOf, type Timeline } from './generator.ts'
import { almatyRegion, kostanay, shu, zhambyl } from './places.ts'
import { organiser, type Staff, secondOrganiser } from './staff.ts'

const quotas = new Map([
  [zhambyl, 20],
  [almatyRegion, 24],
  [kostanay, 14],
])

const open = {
  version: 0,
  grade: 'B',
  earmarkRegion: null,
  earmarkGroup: null,
  fallback: 'none',
  until: null,
  note: '',
} as const

/** What there is to give: a donor wants to reach the district where it works, and what is left there goes further. */
const lots: Omit<LotInput, 'version'>[] = [
  { ...open, class: 'laptop', count: 34 },
  { ...open, class: 'desktop', grade: 'C', count: 12 },
  { ...open, class: 'laptop', grade: 'A', count: 4, earmarkRegion: shu, fallback: 'parent' },
  { ...open, class: 'tablet', count: 8, earmarkGroup: 'low-income', fallback: 'open' },
]

/** Days, counted from today, of the last steps. */
export const announcedDay = -14

/**
 * Takes a decided contest to its announced list, through the use cases that organisers use.
 * @param upTo is told each moment before something happens at it, for the order of the audit log
 */
export async function announce(
  { db, files }: { db: Kysely<Database>; files: FileStore },
  contestId: string,
  time: Timeline,
  upTo: (at: Date) => Promise<void>,
): Promise<void> {
  const random = draws('announcement')
  let requests = 0
  const step = async (day: number, hour: number, { id, name, roles }: Staff = organiser): Promise<Context> => {
    await upTo(time.at(day, hour))
    return {
      db,
      viewer: {
        kind: 'staff',
        accountId: id,
        displayName: name,
        roles,
        regions: [],
        partnerIds: [],
        sessionId: '',
      },
      now: time.at(day, hour),
      random: { bytes: (count) => random.bytes(count), uuid: () => idOf('announcement', requests++) },
      files,
      requestId: idOf('announcement request', day, hour),
    }
  }
  expectOk(await runScoring(await step(-35, 10), contestId))
  const stock = await step(-34, 11)
  for (const lot of lots) expectOk(await saveLot(stock, { contestId, lotId: null, version: 0, ...lot }))
  expectOk(await saveQuotas(await step(-34, 12), { contestId, version: 1, quotas }))
  const purpose = 'Нәтижені жарияламас бұрын тізімді тексеру'
  expectOk(await openJoin(await step(-31, 15), { contestId, purpose }))
  await settleCertainty(await step(-30, 9), contestId)
  const { runId } = expectOk(await proposeRun(await step(-30, 10), contestId))
  expectOk(await approveRun(await step(-29, 10, secondOrganiser), { contestId, runId }))
  expectOk(await publishRun(await step(announcedDay, 12), { contestId, runId }))

  const [asks] = await db
    .selectFrom('allocation.decision as d')
    .innerJoin('identity.application as a', 'a.id', 'd.application_id')
    .select(['a.id', 'a.account_id'])
    .where('d.run_id', '=', runId)
    .where('d.outcome', '=', 'waiting')
    .where('a.state', '=', 'submitted')
    .orderBy('d.position', 'desc')
    .orderBy('a.code')
    .limit(1)
    .execute()
  if (!asks) throw new Error('nobody waits')
  const family = await step(announcedDay + 3, 19)
  expectOk(
    await askCheck(
      {
        ...family,
        viewer: { kind: 'applicant', accountId: asks.account_id, displayName: '', sessionId: '', remembered: false },
      },
      { applicationId: asks.id, fact: 'group', words: 'Біз көпбалалы отбасымыз, бірақ бұл есепке алынбаған сияқты.' },
    ),
  )
}

function expectOk<T>(outcome: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (outcome.ok) return outcome.value
  throw new Error(`The demonstration contest could not be announced: ${outcome.reason}`)
}
