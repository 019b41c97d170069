/**
 * The connected components of the jurors' graph, in which two jurors are joined by every essay that both read.
 *
 * Union–find with path halving and union by size (Tarjan and van Leeuwen, 1984). O(reviews · α(jurors)).
 * @param readersOfEssay for each essay the indices of its jurors
 * @returns for each juror the component's root, −1 for those without an essay; and the number of components
 */
export function jurorRoots(
  jurorCount: number,
  readersOfEssay: Iterable<ArrayLike<number>>,
): { roots: Int32Array; count: number } {
  const parent = Int32Array.from({ length: jurorCount }, (_, index) => index)
  const size = new Int32Array(jurorCount).fill(1)
  const reads = new Uint8Array(jurorCount)
  let count = 0

  function root(index: number): number {
    let node = index
    while (parent[node] !== node) {
      const above = parent[parent[node] as number] as number
      parent[node] = above
      node = above
    }
    return node
  }

  for (const readers of readersOfEssay) {
    for (let at = 0; at < readers.length; at += 1) {
      const reader = readers[at] as number
      if (!reads[reader]) {
        reads[reader] = 1
        count += 1
      }
      const a = root(readers[0] as number)
      const b = root(reader)
      if (a === b) continue
      const [small, large] = (size[a] as number) < (size[b] as number) ? [a, b] : [b, a]
      parent[small] = large
      size[large] = (size[large] as number) + (size[small] as number)
      count -= 1
    }
  }
  return { roots: parent.map((_, juror) => (reads[juror] ? root(juror) : -1)), count }
}

/** The members of each component, each ascending, the largest first, then by first index. O(jurors log jurors). */
export function jurorComponents(roots: Int32Array): number[][] {
  const members = new Map<number, number[]>()
  roots.forEach((root, juror) => {
    if (root < 0) return
    const known = members.get(root)
    if (known) known.push(juror)
    else members.set(root, [juror])
  })
  return [...members.values()].sort((a, b) => b.length - a.length || (a[0] as number) - (b[0] as number))
}
