import { listUnits } from '#db/queries/region.server.ts'
import type { Context, Locale } from '../context.ts'
import { nameUnit } from './present.ts'

/** The names of some regions or districts by their code. */
export async function nameUnitsByCode(
  ctx: Context,
  katos: readonly string[],
  locale: Locale,
): Promise<Map<string, string>> {
  const rows = await listUnits(ctx.db, [...new Set(katos)])
  return new Map(rows.map((row) => [row.kato, nameUnit(row, locale).name]))
}
