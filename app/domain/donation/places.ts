import type { Locale } from '../context.ts'
import { nameUnit } from '../region/present.ts'

type Place = Parameters<typeof nameUnit>[0] & { count: number }

/** How many devices came to each region, under its name, in the order of the rows. */
export function tallyPlaces(rows: readonly Place[], locale: Locale): { name: string; count: number }[] {
  const places = new Map<string, number>()
  for (const row of rows) {
    const { name } = nameUnit(row, locale)
    places.set(name, (places.get(name) ?? 0) + row.count)
  }
  return [...places].map(([name, count]) => ({ name, count }))
}
