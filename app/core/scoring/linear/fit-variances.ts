import type { LinearProblem } from './reduced-system.ts'
import { hessian, type RestrictedLikelihood, restrictedLikelihood } from './restricted-likelihood.ts'
import type { KnownInverse } from './update-inverse.ts'

export type VarianceFit = {
  readonly at: RestrictedLikelihood
  readonly converged: boolean
  /** evaluations of the criterion, each with one factorisation */
  readonly iterations: number
  /** Hessian in (log γ_e, log γ_j), to start the next fit of nearly the same reviews from */
  readonly hessian: readonly [number, number, number]
  /** the residual variance went to nothing: the totals are explained wholly by essays and jurors */
  readonly exact: boolean
}

export type VarianceStart = {
  readonly gammaEssay: number
  readonly gammaJuror: number
  /** a Hessian at hand (in log ratios) saves the costliest part of the first step */
  readonly hessian?: readonly [number, number, number]
  /** and the inverse at these ratios the factorisation */
  readonly known?: KnownInverse | null
}

const mostIterations = 60
const tolerance = 1e-8
const largestStep = 1.5
const largestLogRatio = 18

/**
 * Finds the variance ratios that minimise the profiled REML criterion: Newton's method in (log γ_e, log γ_j) with the
 * exact gradient and Hessian, halved until the criterion falls, until the next step is below 1e-8.
 *
 * A ratio that runs towards zero is tried at zero: when the criterion rises from there it stays (the boundary
 * solution of REML). `free` says which ratios the design can tell; the other is held at its start. Not converging is
 * a result. Null when no evaluation was possible at all (no degrees of freedom, or totals that do not differ).
 * Each iteration costs jurors³/2 for the criterion and jurors · pairs for the Hessian.
 */
export function fitVariances(
  problem: LinearProblem,
  start: VarianceStart,
  free: { essay: boolean; juror: boolean },
): VarianceFit | null {
  const ratio = [start.gammaEssay, start.gammaJuror] as [number, number]
  const open: [boolean, boolean] = [free.essay && ratio[0] > 0, free.juror && ratio[1] > 0]
  let at = restrictedLikelihood(problem, ratio[0], ratio[1], start.known ?? undefined)
  if (at === null) return null
  let iterations = 1
  let curvature = start.hessian
  let known = curvature !== undefined
  let converged = false
  let exact = false
  while (iterations < mostIterations) {
    const slope: [number, number] = [at.gradient[0] * ratio[0], at.gradient[1] * ratio[1]]
    if (!known) {
      curvature = inLogs(hessian(problem, at), at.gradient, ratio)
      known = true
    }
    const step = newtonStep(slope, curvature ?? [1, 0, 1], open)
    const largest = Math.max(Math.abs(step[0]), Math.abs(step[1]))
    if (largest < tolerance) {
      converged = true
      break
    }
    const zeroed: RestrictedLikelihood | null = tryZero(problem, ratio, step, open)
    if (zeroed) {
      iterations += 1
      at = zeroed
      known = false
      continue
    }
    const moved = search(problem, at, ratio, step)
    if (moved === null) {
      // At the last digits of the criterion a full step cannot lower it any more.
      converged = largest < 1e-6
      break
    }
    iterations += moved.tries
    at = moved.at
    ratio[0] = moved.ratio[0]
    ratio[1] = moved.ratio[1]
    // Close to the minimum the last Hessian is exact enough for the step that remains (a chord step).
    known = largest < 1e-4
    exact = [0, 1].some((i) => open[i] && Math.log(ratio[i] as number) > largestLogRatio)
    if (exact) break
  }
  return { at, converged: converged || exact, iterations, hessian: curvature ?? [1, 0, 1], exact }
}

function inLogs(
  [ee, ej, jj]: readonly [number, number, number],
  gradient: readonly [number, number],
  [e, j]: readonly [number, number],
): [number, number, number] {
  return [ee * e * e + gradient[0] * e, ej * e * j, jj * j * j + gradient[1] * j]
}

/** −H⁻¹g in the open directions, with |H|'s eigenvalues so that it descends, and no longer than `largestStep` each. */
function newtonStep(
  slope: readonly [number, number],
  [ee, ej, jj]: readonly [number, number, number],
  open: readonly [boolean, boolean],
): [number, number] {
  const clip = (x: number) => Math.max(-largestStep, Math.min(largestStep, x))
  const positive = (x: number) => Math.max(Math.abs(x), 1e-8)
  if (!open[0] && !open[1]) return [0, 0]
  if (!open[1]) return [clip(-slope[0] / positive(ee)), 0]
  if (!open[0]) return [0, clip(-slope[1] / positive(jj))]
  const middle = (ee + jj) / 2
  const radius = Math.hypot((ee - jj) / 2, ej)
  const angle = Math.atan2(ej, (ee - jj) / 2) / 2
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  const along = -(c * slope[0] + s * slope[1]) / positive(middle + radius)
  const across = -(-s * slope[0] + c * slope[1]) / positive(middle - radius)
  return [clip(c * along - s * across), clip(s * along + c * across)]
}

/** A ratio that is small and still wants to shrink by a long step is closed at zero if the criterion rises from zero. */
function tryZero(
  problem: LinearProblem,
  ratio: [number, number],
  step: readonly [number, number],
  open: [boolean, boolean],
): RestrictedLikelihood | null {
  for (const i of [0, 1] as const) {
    if (!open[i] || step[i] > -0.5 || ratio[i] > 0.05) continue
    const trial: [number, number] = [ratio[0], ratio[1]]
    trial[i] = 0
    const there = restrictedLikelihood(problem, trial[0], trial[1])
    if (there === null || there.gradient[i] < 0) continue
    ratio[i] = 0
    open[i] = false
    return there
  }
  return null
}

function search(
  problem: LinearProblem,
  from: RestrictedLikelihood,
  ratio: readonly [number, number],
  step: readonly [number, number],
): { at: RestrictedLikelihood; ratio: [number, number]; tries: number } | null {
  for (let tries = 1, share = 1; tries <= 12; tries += 1, share /= 2) {
    const next: [number, number] = [ratio[0] * Math.exp(share * step[0]), ratio[1] * Math.exp(share * step[1])]
    const at = restrictedLikelihood(problem, next[0], next[1])
    // Rounding of a criterion of this size is no rise.
    if (at && at.value <= from.value + 1e-13 * Math.abs(from.value)) return { at, ratio: next, tries }
  }
  return null
}
