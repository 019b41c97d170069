/** A criterion of the rubric; its scale runs from min to max in whole levels. */
type Criterion = { readonly id: string; readonly weight: number; readonly min: number; readonly max: number }

/** Differences from which readings count as differing; null: not looked at. */
export type GapRule = {
  /** levels apart on any criterion */
  readonly levels: number | null
  /** points of 100 apart in the weighted total */
  readonly points: number | null
}

export type Finding =
  | { readonly kind: 'criterion'; readonly criterion: string; readonly gap: number }
  | { readonly kind: 'total'; readonly gap: number }

/** The scores of one reading by criterion, every criterion scored. */
export type Reading = Readonly<Record<string, number>>

/**
 * What the readings of an essay differ in, or nothing when they agree apart from at most `odd` of them.
 *
 * The range of readings can only grow with one more reading, so an extra reading is asked whether it bears out one side:
 * n readings agree apart from r odd ones when some n − r of them differ by less than the rule on every criterion and in
 * total (the third reader of examinations: Johnson, Penny and Gordon, Score resolution and the interrater reliability of
 * holistic scores in rating essays, Written Communication 18, 2001). The findings are those of the closest such choice.
 * O(C(n, r) · n · criteria); n is a handful.
 */
export function disagreement(
  criteria: readonly Criterion[],
  readings: readonly Reading[],
  rule: GapRule,
  odd: number,
): Finding[] {
  const kept = Math.max(2, readings.length - odd)
  if (readings.length < 2) return []
  let closest: Finding[] | null = null
  for (const choice of choices(readings, kept)) {
    const found = findingsOf(criteria, choice, rule)
    if (found.length === 0) return []
    if (closest === null || apart(found) < apart(closest)) closest = found
  }
  return closest ?? []
}

/** Fewest differences first, then the smaller ones. */
const apart = (found: readonly Finding[]) => 1000 * found.length + found.reduce((sum, { gap }) => sum + gap, 0)

function findingsOf(criteria: readonly Criterion[], readings: readonly Reading[], rule: GapRule): Finding[] {
  const found: Finding[] = []
  const { levels, points } = rule
  if (levels !== null) {
    for (const { id } of criteria) {
      const gap = range(readings.map((reading) => reading[id] ?? 0))
      if (gap >= levels) found.push({ kind: 'criterion', criterion: id, gap })
    }
  }
  if (points !== null) {
    const gap = range(readings.map((reading) => pointsOf(criteria, reading)))
    // Points are sums of fractions: a hair below the threshold is the threshold.
    if (gap >= points - 1e-9) found.push({ kind: 'total', gap })
  }
  return found
}

/** The weighted total in points from 0 (lowest level everywhere) to 100. */
function pointsOf(criteria: readonly Criterion[], reading: Reading): number {
  const telling = criteria.filter(({ min, max }) => max > min)
  const weight = telling.reduce((sum, one) => sum + one.weight, 0)
  if (weight === 0) return 0
  const share = telling.reduce(
    (sum, { id, weight: w, min, max }) => sum + (w * ((reading[id] ?? min) - min)) / (max - min),
    0,
  )
  return (100 * share) / weight
}

const range = (values: readonly number[]) => Math.max(...values) - Math.min(...values)

/** Every choice of `size` items, in the order of the items. */
function* choices<T>(items: readonly T[], size: number, from = 0): Generator<T[]> {
  if (size === 0) {
    yield []
    return
  }
  for (let at = from; at <= items.length - size; at += 1) {
    for (const rest of choices(items, size - 1, at + 1)) yield [items[at] as T, ...rest]
  }
}
