import { readCode } from '#app/core/blinding/code.ts'
import { findPublishedRun } from '#db/queries/allocation.server.ts'
import { findPublicDecision } from '#db/queries/allocation-decision.server.ts'
import type { Context } from '../context.ts'

export type FoundCode =
  | { kind: 'found'; code: string; region: string; outcome: 'recipient' | 'waiting'; position: number }
  | { kind: 'not-listed'; code: string }
  | { kind: 'mistyped'; why: 'length' | 'symbol' | 'check' }

/** Where the published list names a code, however it was typed. Null while nothing is published. */
export async function findPublicCode(
  ctx: Pick<Context, 'db'>,
  contestId: string,
  typed: string,
): Promise<FoundCode | null> {
  const run = await findPublishedRun(ctx.db, contestId)
  if (!run) return null
  const reading = readCode(typed)
  if (!reading.ok) return { kind: 'mistyped', why: reading.reason }
  const row = await findPublicDecision(ctx.db, run.id, reading.code)
  if (!row || row.outcome === 'not-considered') return { kind: 'not-listed', code: reading.code }
  return { kind: 'found', code: reading.code, region: row.region, outcome: row.outcome, position: row.position }
}
