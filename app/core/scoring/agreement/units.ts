/** The scores of one criterion, essay by essay: those of unit u are `start[u] … start[u + 1] − 1`. */
export type Units = {
  readonly start: Int32Array
  readonly juror: Int32Array
  readonly value: Float64Array
  readonly jurors: number
}

/**
 * Lays out what there is of one criterion or total; NaN = missing, essays without a score are left out.
 * @param essay ascending
 */
export function unitsOf(jurors: number, essay: Int32Array, juror: Int32Array, values: Float64Array): Units {
  const kept = Array.from(essay.keys()).filter((r) => !Number.isNaN(values[r]))
  const starts: number[] = []
  kept.forEach((r, at) => {
    if (at === 0 || essay[r] !== essay[kept[at - 1] as number]) starts.push(at)
  })
  return {
    start: Int32Array.from([...starts, kept.length]),
    juror: Int32Array.from(kept, (r) => juror[r] as number),
    value: Float64Array.from(kept, (r) => values[r] as number),
    jurors,
  }
}
