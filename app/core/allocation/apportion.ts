import { compareText } from './device-problem.ts'

export type Claim = {
  readonly id: string
  /** what the share is in proportion to: eligible applicants, pupils, a figure of need; not negative */
  readonly weight: number
}

export type ApportionMethod = 'sainte-lague' | 'largest-remainder'

export type Apportioned = {
  readonly id: string
  readonly weight: number
  /** the exact share of the devices after the minimum has been set apart from nothing: weight / sum × devices */
  readonly exact: number
  /** devices from the minimum */
  readonly minimum: number
  /** devices in all */
  readonly places: number
  /** Sainte-Laguë: the quotient that won the last device; largest remainder: the remainder of the exact share */
  readonly figure: number
}

export type Apportionment = {
  readonly method: ApportionMethod
  readonly devices: number
  readonly rows: readonly Apportioned[]
  /** Sainte-Laguë: the smallest quotient that won a device, and the largest that did not */
  readonly cut: { readonly won: number; readonly lost: number } | null
}

/**
 * Devices in proportion to weights, whole ones, with a minimum for each.
 *
 * Sainte-Laguë (1910; Webster): the next device goes to the largest w/(2p + 1), where p are the devices that one has
 * already. The minimum is given first and counts: with a minimum m the quotients start at w/(2m + 1) (Balinski and
 * Young, "Fair Representation", 1982). Unbiased, and adding a device takes none from anybody.
 *
 * Largest remainder (Hamilton): the whole part of each exact share, never less than the minimum; then one each by the
 * largest remainder. If minima take more than the whole parts leave, the smallest remainders give back first.
 * Ties go to the larger weight, then to the smaller id. Nobody without weight gets more than the minimum.
 * O(n log n + devices·log n).
 * @throws RangeError when the minima alone need more devices than there are, or a weight is negative
 */
export function apportion(
  devices: number,
  claims: readonly Claim[],
  method: ApportionMethod,
  minimum = 0,
): Apportionment {
  if (claims.some(({ weight }) => !(weight >= 0 && Number.isFinite(weight))))
    throw new RangeError('weights count from 0')
  if (minimum * claims.length > devices) throw new RangeError('the minimum needs more devices than there are')
  const sum = claims.reduce((total, { weight }) => total + weight, 0)
  const sorted = [...claims].sort((a, b) => b.weight - a.weight || compareText(a.id, b.id))
  const exact = sorted.map(({ weight }) => (sum === 0 ? 0 : (weight / sum) * devices))
  const places = sorted.map(() => minimum)
  if (sum === 0)
    return assemble(
      method,
      devices,
      claims,
      sorted,
      exact,
      places,
      minimum,
      sorted.map(() => 0),
      null,
    )
  return method === 'sainte-lague'
    ? divisors(devices, claims, sorted, exact, places, minimum)
    : remainders(devices, claims, sorted, exact, places, minimum)
}

function divisors(
  devices: number,
  claims: readonly Claim[],
  sorted: readonly Claim[],
  exact: readonly number[],
  places: number[],
  minimum: number,
): Apportionment {
  const quotient = (at: number) => (sorted[at]?.weight ?? 0) / (2 * (places[at] ?? 0) + 1)
  const figures = sorted.map(() => 0)
  let won = Number.POSITIVE_INFINITY
  const best = () => {
    let found = 0
    for (let at = 1; at < sorted.length; at += 1) if (quotient(at) > quotient(found)) found = at
    return found
  }
  for (let left = devices - minimum * sorted.length; left > 0; left -= 1) {
    const at = best()
    won = quotient(at)
    figures[at] = won
    places[at] = (places[at] ?? 0) + 1
  }
  const cut = Number.isFinite(won) ? { won, lost: quotient(best()) } : null
  return assemble('sainte-lague', devices, claims, sorted, exact, places, minimum, figures, cut)
}

function remainders(
  devices: number,
  claims: readonly Claim[],
  sorted: readonly Claim[],
  exact: readonly number[],
  places: number[],
  minimum: number,
): Apportionment {
  const whole = exact.map((share) => Math.floor(share + 1e-9))
  const rest = exact.map((share, at) => Math.max(0, share - (whole[at] ?? 0)))
  whole.forEach((count, at) => {
    places[at] = Math.max(minimum, count)
  })
  let left = devices - places.reduce((total, count) => total + count, 0)
  const order = sorted.map((_, at) => at).sort((a, b) => (rest[b] ?? 0) - (rest[a] ?? 0) || a - b)
  // Whoever is above the exact share by the minimum gets no remainder.
  const open = order.filter((at) => (places[at] ?? 0) <= (exact[at] ?? 0) + 1e-9 && (sorted[at]?.weight ?? 0) > 0)
  for (let turn = 0; left > 0 && open.length > 0; turn += 1) {
    const at = open[turn % open.length] ?? 0
    places[at] = (places[at] ?? 0) + 1
    left -= 1
  }
  for (let turn = order.length - 1; left < 0; turn = turn === 0 ? order.length - 1 : turn - 1) {
    const at = order[turn] ?? 0
    if ((places[at] ?? 0) <= minimum) continue
    places[at] = (places[at] ?? 0) - 1
    left += 1
  }
  return assemble('largest-remainder', devices, claims, sorted, exact, places, minimum, rest, null)
}

function assemble(
  method: ApportionMethod,
  devices: number,
  claims: readonly Claim[],
  sorted: readonly Claim[],
  exact: readonly number[],
  places: readonly number[],
  minimum: number,
  figures: readonly number[],
  cut: Apportionment['cut'],
): Apportionment {
  const rows = new Map(
    sorted.map(({ id, weight }, at) => [
      id,
      { id, weight, exact: exact[at] ?? 0, minimum, places: places[at] ?? 0, figure: figures[at] ?? 0 },
    ]),
  )
  return { method, devices, cut, rows: claims.flatMap(({ id }) => rows.get(id) ?? []) }
}
