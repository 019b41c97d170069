import type { Kysely } from 'kysely'
import { proposeRun } from '#app/domain/allocation/propose-run.server.ts'
import { publishRun } from '#app/domain/allocation/publish-run.server.ts'
import { saveStock } from '#app/domain/allocation/save-stock.server.ts'
import type { Context } from '#app/domain/context.ts'
import type { FileStore } from '#app/domain/file/file-store.ts'
import { openJoin } from '#app/domain/scoring/open-join.server.ts'
import { runScoring } from '#app/domain/scoring/run-scoring.server.ts'
import type { Database } from '#db/schema.ts'
import { draws, idOf, type Timeline } from './generator.ts'
import { almatyRegion, kostanay, zhambyl } from './places.ts'
import { organiser } from './staff.ts'

const devices = { [zhambyl]: 20, [almatyRegion]: 24, [kostanay]: 14 }

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
  const step = async (day: number, hour: number): Promise<Context> => {
    await upTo(time.at(day, hour))
    return {
      db,
      viewer: {
        kind: 'staff',
        accountId: organiser.id,
        displayName: organiser.name,
        roles: organiser.roles,
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
  const entries = Object.entries(devices).map(([region, count]) => ({ region, devices: count, version: 0 }))
  expectOk(await saveStock(await step(-34, 11), { contestId, entries }))
  const purpose = 'Нәтижені жарияламас бұрын тізімді тексеру'
  expectOk(await openJoin(await step(-31, 15), { contestId, purpose }))
  const { runId } = expectOk(await proposeRun(await step(-30, 10), contestId))
  expectOk(await publishRun(await step(announcedDay, 12), { contestId, runId }))
}

function expectOk<T>(outcome: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (outcome.ok) return outcome.value
  throw new Error(`The demonstration contest could not be announced: ${outcome.reason}`)
}
