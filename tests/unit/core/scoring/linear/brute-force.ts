/** The mixed model by the textbook, with V written out in full: for designs of a hundred rows. */
export type BruteForce = {
  criterion: number
  measure: number[]
  se: number[]
  totalSe: number[]
  severity: number[]
  jurorSe: number[]
  predicted: number
  predictedSd: number
}

type Row = { essay: number; juror: number; total: number }

export function bruteForce(
  rows: readonly Row[],
  essays: number,
  jurors: number,
  variance: { essay: number; juror: number; residual: number },
  wanted?: Row,
): BruteForce {
  const covariance = (a: Row, b: Row) =>
    (a.essay === b.essay ? variance.essay : 0) + (a.juror === b.juror ? variance.juror : 0)
  const v = rows.map((a, i) => rows.map((b, k) => covariance(a, b) + (i === k ? variance.residual : 0)))
  const { inverse, logDeterminant } = invert(v)
  const apply = (x: readonly number[]) => inverse.map((row) => dot(row, x))
  const ones = rows.map(() => 1)
  const y = rows.map(({ total }) => total)
  const vOnes = apply(ones)
  const information = dot(ones, vOnes)
  const mean = dot(vOnes, y) / information
  const residual = apply(y.map((value) => value - mean))
  /** best prediction of a deviation with prior variance `own` and covariance c with the rows */
  const predict = (c: number[], own: number) => {
    const vc = apply(c)
    const given = own - dot(c, vc)
    return { value: dot(c, residual), given, whole: given + (1 - dot(c, vOnes)) ** 2 / information }
  }
  const ofEssay = Array.from({ length: essays }, (_, e) =>
    predict(
      rows.map(({ essay }) => (essay === e ? variance.essay : 0)),
      variance.essay,
    ),
  )
  const ofJuror = Array.from({ length: jurors }, (_, j) =>
    predict(
      rows.map(({ juror }) => (juror === j ? variance.juror : 0)),
      variance.juror,
    ),
  )
  const root = (x: number) => Math.sqrt(Math.max(0, x))
  const one = wanted
    ? predict(
        rows.map((row) => covariance(row, wanted)),
        variance.essay + variance.juror + variance.residual,
      )
    : null
  return {
    criterion:
      logDeterminant +
      Math.log(information) +
      dot(
        y.map((value) => value - mean),
        residual,
      ),
    measure: ofEssay.map(({ value }) => mean + value),
    se: ofEssay.map(({ given }) => root(given)),
    totalSe: ofEssay.map(({ whole }) => root(whole)),
    severity: ofJuror.map(({ value }) => -value),
    jurorSe: ofJuror.map(({ given }) => root(given)),
    predicted: mean + (one?.value ?? 0),
    predictedSd: root(one?.whole ?? 0),
  }
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)
}

/** Gauss–Jordan on a copy. */
function invert(matrix: readonly (readonly number[])[]): { inverse: number[][]; logDeterminant: number } {
  const n = matrix.length
  const work = matrix.map((row, i) => [...row, ...row.map((_, k) => (i === k ? 1 : 0))])
  let logDeterminant = 0
  for (let k = 0; k < n; k += 1) {
    const pivot = work[k] as number[]
    const d = pivot[k] as number
    logDeterminant += Math.log(d)
    for (let c = 0; c < 2 * n; c += 1) pivot[c] = (pivot[c] as number) / d
    work.forEach((row, i) => {
      const factor = row[k] as number
      if (i === k || factor === 0) return
      for (let c = 0; c < 2 * n; c += 1) row[c] = (row[c] as number) - factor * (pivot[c] as number)
    })
  }
  return { inverse: work.map((row) => row.slice(n)), logDeterminant }
}
