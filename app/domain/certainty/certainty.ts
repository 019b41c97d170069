export type Failure = 'no-devices' | 'no-spread' | 'changed' | 'broke-off'

/** The line of those of one place and tier: how far down the last device reaches, in points. */
export type PlaceLine = {
  /** level-1 region */
  region: string
  /** the place in the problem: that region, or a district with a quota or a donor of its own */
  node: string
  /** from 1; null: no priority group */
  tier: number | null
  considered: number
  /** by the measures */
  receive: number
  /** in nine draws of ten it lies between these; null where no draw has a line */
  low: number | null
  middle: number | null
  high: number | null
}

export type RegionCertainty = {
  region: string
  considered: number
  /** by the measures */
  receive: number
  /** of those who receive, how many are expected not to by the true levels */
  wrong: number
  /** whose chance lies between .05 and .95 */
  open: number
}

/** What a run keeps beside the chances. */
export type CertaintyResult = {
  draws: number
  /** essays that compete and were read, and that nobody has read yet */
  read: number
  unread: number
  wrong: number
  regions: RegionCertainty[]
  lines: PlaceLine[]
  /** how many applicants have a chance in each tenth, from 0 to 1 */
  tenths: number[]
  /** whether the offer ends because no further reading mends enough; null when none was asked for */
  enough: boolean | null
}

export type Chance = { essayId: string; chance: number; receives: boolean }
