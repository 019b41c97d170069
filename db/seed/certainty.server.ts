import { saveLot } from '#app/domain/allocation/save-lot.server.ts'
import { saveQuotas } from '#app/domain/allocation/save-quotas.server.ts'
import { requestCertainty } from '#app/domain/certainty/request-certainty.server.ts'
import { runCertainty } from '#app/domain/certainty/run-certainty.server.ts'
import type { Context } from '#app/domain/context.ts'
import { almatyRegion, kostanay, zhambyl } from './places.ts'

const quotas = new Map([
  [zhambyl, 4],
  [almatyRegion, 4],
  [kostanay, 2],
])

/** What there is to give in the running contest, and the further readings that would decide about it. */
export async function insertCertainty(office: Context, contestId: string): Promise<void> {
  const lot = { class: 'laptop', grade: 'B', count: 10, earmarkRegion: null, earmarkGroup: null } as const
  const terms = { fallback: 'none', until: null, note: '' } as const
  expectOk(await saveLot(office, { contestId, lotId: null, version: 0, ...lot, ...terms }))
  expectOk(await saveQuotas(office, { contestId, version: 1, quotas }))
  await settleCertainty(office, contestId)
}

/** Asks how sure the decisions of a contest are, and computes it. */
export async function settleCertainty(office: Context, contestId: string): Promise<void> {
  expectOk(await requestCertainty(office, { contestId, most: 8 }))
  await runCertainty(office)
}

function expectOk(outcome: { ok: boolean; reason?: string }): void {
  if (!outcome.ok) throw new Error(`The demonstration's certainty was refused: ${outcome.reason}`)
}
