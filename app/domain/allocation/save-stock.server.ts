import { listStock, updateStock } from '#db/queries/allocation.server.ts'
import { lockContest } from '#db/queries/contest.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'

export type StockEntry = { region: string; devices: number; version: number }

/** Enters the devices available per region. Refused as a whole when one region was changed meanwhile. */
export async function saveStock(
  ctx: Context,
  input: { contestId: string; entries: readonly StockEntry[] },
): Promise<Outcome<{ changed: number }, 'unknown' | 'announced' | 'unknown-region' | 'changed', { region: string }>> {
  if (!isUuid(input.contestId)) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockContest(tx, input.contestId)
    if (!contest) return refuse('unknown')
    if (contest.state === 'announced' || contest.state === 'archived') return refuse('announced')
    const current = new Map((await listStock(tx, input.contestId)).map((row) => [row.kato, row]))
    const changes: Record<string, number> = {}
    for (const { region, devices, version } of input.entries) {
      const known = current.get(region)
      if (!known) return refuse('unknown-region', { region })
      if ((known.version ?? 0) !== version) return refuse('changed', { region })
      if (known.devices === devices) continue
      await updateStock(tx, { contestId: input.contestId, region, devices, version })
      changes[region] = devices
    }
    const changed = Object.keys(changes).length
    if (changed > 0) {
      audit({
        action: 'stock.save',
        subjectKind: 'contest',
        subjectId: input.contestId,
        details: { devices: changes },
      })
    }
    return ok({ changed })
  })
}
