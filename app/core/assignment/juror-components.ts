/**
 * The connected components of the jurors' graph, in which two jurors are joined by every essay that both read.
 *
 * Union–find with path halving and union by size (Tarjan and van Leeuwen, 1984). O(reviews · α(jurors)).
 * @param readersOfEssay for each essay the indices of its jurors
 * @returns components of the jurors with at least one essay, each ascending, the largest first, then by first index
 */
export function jurorComponents(jurorCount: number, readersOfEssay: readonly (readonly number[])[]): number[][] {
  const parent = Int32Array.from({ length: jurorCount }, (_, index) => index)
  const size = new Int32Array(jurorCount).fill(1)
  const reads = new Uint8Array(jurorCount)

  const at = (array: Int32Array, index: number) => array[index] as number
  function root(index: number): number {
    let node = index
    while (at(parent, node) !== node) {
      const above = at(parent, at(parent, node))
      parent[node] = above
      node = above
    }
    return node
  }

  for (const readers of readersOfEssay) {
    const [first] = readers
    if (first === undefined) continue
    for (const reader of readers) {
      reads[reader] = 1
      const a = root(first)
      const b = root(reader)
      if (a === b) continue
      const [small, large] = at(size, a) < at(size, b) ? [a, b] : [b, a]
      parent[small] = large
      size[large] = at(size, large) + at(size, small)
    }
  }

  const members = new Map<number, number[]>()
  for (let juror = 0; juror < jurorCount; juror += 1) {
    if (!reads[juror]) continue
    const top = root(juror)
    const known = members.get(top)
    if (known) known.push(juror)
    else members.set(top, [juror])
  }
  return [...members.values()].sort((a, b) => b.length - a.length || (a[0] as number) - (b[0] as number))
}
