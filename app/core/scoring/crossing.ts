/**
 * Which juror read which essay, rows sorted by essay and then by juror: the rows of essay e are
 * `start[e] … start[e + 1] − 1`.
 */
export type Crossing = {
  readonly essays: number
  readonly jurors: number
  readonly rows: number
  readonly start: Int32Array
  readonly essay: Int32Array
  readonly juror: Int32Array
  /** for each of the rows handed in, where it stands now */
  readonly place: Int32Array
  readonly perJuror: Int32Array
  /** connected parts of the graph in which essays and jurors are joined by reviews, numbered by their first essay */
  readonly components: number
  readonly componentOfEssay: Int32Array
  readonly componentOfJuror: Int32Array
}

/**
 * Sorts reviews by essay and juror (counting sort) and finds the connected components (union–find with path halving;
 * Tarjan and van Leeuwen, 1984). Essays and jurors without a review are components of their own.
 * O(reviews · α + essays + jurors).
 */
export function cross(essays: number, jurors: number, essay: ArrayLike<number>, juror: ArrayLike<number>): Crossing {
  const rows = essay.length
  const byJuror = countingOrder(juror, jurors, identity(rows))
  const order = countingOrder(essay, essays, byJuror)
  const place = new Int32Array(rows)
  const sortedEssay = new Int32Array(rows)
  const sortedJuror = new Int32Array(rows)
  const start = new Int32Array(essays + 1)
  const perJuror = new Int32Array(jurors)
  order.forEach((from, at) => {
    place[from] = at
    const e = essay[from] as number
    const j = juror[from] as number
    sortedEssay[at] = e
    sortedJuror[at] = j
    start[e + 1] = (start[e + 1] as number) + 1
    perJuror[j] = (perJuror[j] as number) + 1
  })
  for (let e = 0; e < essays; e += 1) start[e + 1] = (start[e + 1] as number) + (start[e] as number)
  return {
    essays,
    jurors,
    rows,
    start,
    essay: sortedEssay,
    juror: sortedJuror,
    place,
    perJuror,
    ...connect(essays, jurors, sortedEssay, sortedJuror),
  }
}

function identity(n: number): Int32Array {
  return Int32Array.from({ length: n }, (_, index) => index)
}

/** The given order, stably sorted by key. */
function countingOrder(keys: ArrayLike<number>, bound: number, order: Int32Array): Int32Array {
  const next = new Int32Array(bound + 1)
  for (let i = 0; i < keys.length; i += 1) {
    const key = (keys[i] as number) + 1
    next[key] = (next[key] as number) + 1
  }
  for (let key = 0; key < bound; key += 1) next[key + 1] = (next[key + 1] as number) + (next[key] as number)
  const sorted = new Int32Array(order.length)
  for (const from of order) {
    const key = keys[from] as number
    const at = next[key] as number
    sorted[at] = from
    next[key] = at + 1
  }
  return sorted
}

function connect(essays: number, jurors: number, essay: Int32Array, juror: Int32Array) {
  const parent = identity(essays + jurors)
  const root = (from: number) => {
    let node = from
    while (parent[node] !== node) {
      const above = parent[parent[node] as number] as number
      parent[node] = above
      node = above
    }
    return node
  }
  for (let row = 0; row < essay.length; row += 1) {
    const a = root(essay[row] as number)
    const b = root(essays + (juror[row] as number))
    if (a !== b) parent[Math.max(a, b)] = Math.min(a, b)
  }
  const number = new Int32Array(essays + jurors).fill(-1)
  let components = 0
  const componentOf = (node: number) => {
    const top = root(node)
    if (number[top] === -1) {
      number[top] = components
      components += 1
    }
    return number[top] as number
  }
  const componentOfEssay = Int32Array.from({ length: essays }, (_, e) => componentOf(e))
  const componentOfJuror = Int32Array.from({ length: jurors }, (_, j) => componentOf(essays + j))
  return { components, componentOfEssay, componentOfJuror }
}
