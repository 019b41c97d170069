import type { DeviceClass } from '../allocation/device-class.ts'

/**
 * What a device of a class weighs with its charger, kilograms. The charity's own assumption, rounded, until it weighs
 * what comes in: every page and paper that shows kilograms says so.
 */
export const kilograms: Record<DeviceClass, number> = { laptop: 2.2, desktop: 7, tablet: 0.6, phone: 0.2 }

/** The weight of some devices, kilograms to one decimal. */
export function weightOf(rows: readonly { class: DeviceClass; count: number }[]): number {
  const grams = rows.reduce((sum, row) => sum + Math.round(kilograms[row.class] * 1000) * row.count, 0)
  return Math.round(grams / 100) / 10
}
