import { listStock } from '#db/queries/allocation.server.ts'
import type { Context } from '../context.ts'
import { type Names, presentNames } from './present.ts'

export type Stock = {
  region: string
  names: Names
  /** null: never entered */
  devices: number | null
  version: number
}

/** The devices available per region of the contest. */
export async function getStock(ctx: Pick<Context, 'db'>, contestId: string): Promise<Stock[]> {
  return (await listStock(ctx.db, contestId)).map((row) => ({
    region: row.kato,
    names: presentNames(row),
    devices: row.devices,
    version: row.version ?? 0,
  }))
}
