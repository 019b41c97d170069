import { denseEigenvalue } from '#app/core/numeric/dense-eigenvalue.ts'
import { addTo, dot, extremeEigenvalue, type Operator } from '#app/core/numeric/lanczos.ts'
import { createRandom } from '#app/core/numeric/random.ts'
import { jurorRoots } from './juror-components.ts'

/** Up to this many jurors the matrix is written out and solved exactly. */
const dense = 240
const tolerance = 1e-9

/**
 * How firmly the jurors of a rating design hang together: the second-smallest eigenvalue of the Laplacian D − W of the
 * jurors' graph, where w_ij is the number of essays that both i and j read and d_i = Σ_j w_ij. Not normalised: it grows
 * with the number of shared essays, a design without a weak spot comes near the mean degree, and it never exceeds
 * n/(n−1) times the least degree (Fiedler, "Algebraic connectivity of graphs", 1973). Jurors without an essay are left
 * out; a design in several parts has 0, and so has a single juror.
 *
 * Exact for up to 240 jurors. Above that Lanczos's method on L; where a thin bridge makes that slow, on the inverse of
 * L by conjugate gradients. W is never built: an essay with c readers adds c·x_i − Σx to row i.
 * O(steps · reviews).
 */
export function algebraicConnectivity(jurorCount: number, readersOfEssay: readonly ArrayLike<number>[]): number {
  const { roots, count } = jurorRoots(jurorCount, readersOfEssay)
  if (count !== 1) return 0
  const number = new Int32Array(jurorCount)
  let n = 0
  roots.forEach((root, juror) => {
    number[juror] = n
    if (root >= 0) n += 1
  })
  if (n < 2) return 0
  const { first, members } = flatten(readersOfEssay, number)
  const laplacian = laplacianOf(first, members)
  if (n <= dense) {
    const matrix = new Float64Array(n * n)
    const unit = new Float64Array(n)
    for (let column = 0; column < n; column += 1) {
      unit[column] = 1
      laplacian(unit, matrix.subarray(column * n, column * n + n))
      unit[column] = 0
    }
    return denseEigenvalue(matrix, n, 1)
  }
  const random = createRandom('algebraic connectivity')
  const direct = extremeEigenvalue(n, laplacian, 'smallest', random, { mostSteps: 160, tolerance })
  if (direct.converged) return direct.value
  const degrees = degreesOf(first, members, n)
  const inverse = extremeEigenvalue(n, inverseOf(laplacian, degrees), 'largest', random, { mostSteps: 60, tolerance })
  return 1 / inverse.value
}

function flatten(readersOfEssay: readonly ArrayLike<number>[], number: Int32Array) {
  const shared = readersOfEssay.filter(({ length }) => length > 1)
  const first = new Int32Array(shared.length + 1)
  shared.forEach(({ length }, essay) => {
    first[essay + 1] = (first[essay] as number) + length
  })
  const members = new Int32Array(first[shared.length] as number)
  shared.forEach((readers, essay) => {
    for (let at = 0; at < readers.length; at += 1) {
      members[(first[essay] as number) + at] = number[readers[at] as number] as number
    }
  })
  return { first, members }
}

function laplacianOf(first: Int32Array, members: Int32Array): Operator {
  return (x, y) => {
    y.fill(0)
    for (let essay = 0; essay < first.length - 1; essay += 1) {
      const from = first[essay] as number
      const to = first[essay + 1] as number
      let sum = 0
      for (let at = from; at < to; at += 1) sum += x[members[at] as number] as number
      for (let at = from; at < to; at += 1) {
        const juror = members[at] as number
        y[juror] = (y[juror] as number) + (to - from) * (x[juror] as number) - sum
      }
    }
  }
}

function degreesOf(first: Int32Array, members: Int32Array, n: number): Float64Array {
  const degrees = new Float64Array(n)
  for (let essay = 0; essay < first.length - 1; essay += 1) {
    const others = (first[essay + 1] as number) - (first[essay] as number) - 1
    for (let at = first[essay] as number; at < (first[essay + 1] as number); at += 1) {
      const juror = members[at] as number
      degrees[juror] = (degrees[juror] as number) + others
    }
  }
  return degrees
}

/** x ↦ L⁺·x for x orthogonal to the constant vector, by conjugate gradients with the degrees as preconditioner. */
function inverseOf(laplacian: Operator, degrees: Float64Array): Operator {
  const n = degrees.length
  const centre = (x: Float64Array) => {
    let mean = 0
    for (let i = 0; i < n; i += 1) mean += x[i] as number
    mean /= n
    for (let i = 0; i < n; i += 1) x[i] = (x[i] as number) - mean
  }
  return (b, x) => {
    x.fill(0)
    const r = Float64Array.from(b)
    centre(r)
    const z = r.map((value, i) => value / (degrees[i] as number))
    centre(z)
    const p = Float64Array.from(z)
    const product = new Float64Array(n)
    const enough = 1e-24 * dot(r, r)
    let rz = dot(r, z)
    for (let step = 0; step < 20 * n && dot(r, r) > enough; step += 1) {
      laplacian(p, product)
      const alpha = rz / dot(p, product)
      addTo(x, alpha, p)
      addTo(r, -alpha, product)
      for (let i = 0; i < n; i += 1) z[i] = (r[i] as number) / (degrees[i] as number)
      centre(z)
      const next = dot(r, z)
      const beta = next / rz
      rz = next
      for (let i = 0; i < n; i += 1) p[i] = (z[i] as number) + beta * (p[i] as number)
    }
    centre(x)
  }
}
