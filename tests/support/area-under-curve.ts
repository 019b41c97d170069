/** The probability that a bad review is more suspicious than a good one (Hanley and McNeil, 1982); ties count half. */
export function areaUnderCurve(suspicion: Float64Array, bad: readonly boolean[]): number {
  const order = Array.from(suspicion.keys()).sort((a, b) => (suspicion[a] as number) - (suspicion[b] as number))
  let [rankSum, count] = [0, 0]
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to < order.length && suspicion[order[to] as number] === suspicion[order[from] as number]) to += 1
    for (let at = from; at < to; at += 1) {
      if (!bad[order[at] as number]) continue
      rankSum += (from + to + 1) / 2
      count += 1
    }
    from = to
  }
  return (rankSum - (count * (count + 1)) / 2) / (count * (order.length - count))
}
