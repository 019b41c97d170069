export type Scale = { low: number; high: number; ticks: number[]; at(value: number): number }

/**
 * A straight scale over all values, its ends and ticks on round numbers; `at` gives the place from 0 to 1, and values
 * beyond the ends stand at them. Ticks are 1, 2 or 5 times a power of ten apart, at most seven of them.
 */
export function roundScale(values: readonly number[], always: readonly number[] = []): Scale {
  const all = [...values, ...always].filter(Number.isFinite)
  const least = all.length > 0 ? Math.min(...all) : 0
  const most = all.length > 0 ? Math.max(...all) : 1
  // What differs by rounding alone is one value.
  const step = roundStep((most - least > 1e-9 * (1 + Math.abs(most)) ? most - least : 1) / 6)
  const low = Math.floor(least / step + 1e-9) * step
  const high = Math.max(low + step, Math.ceil(most / step - 1e-9) * step)
  const count = Math.round((high - low) / step)
  return {
    low,
    high,
    // By multiplication and to twelve digits: 0.1 + 0.2 is no tick.
    ticks: Array.from({ length: count + 1 }, (_, i) => Number((low + i * step).toPrecision(12))),
    at: (value) => Math.min(1, Math.max(0, (value - low) / (high - low))),
  }
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const lead = rough / power
  return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power
}
