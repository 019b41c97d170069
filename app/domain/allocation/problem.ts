import type { Applicant, Problem } from '#app/core/allocation/allocate.ts'

/**
 * A frozen allocation problem, as it is hashed and kept: whoever has it can run it again to the same list.
 * Applicants stand under their application code; their lot is HMAC-SHA-256(seed, code).
 */
export type FrozenProblem = {
  format: 'qarmaq-allocation/1'
  seed: string
  regions: { id: string; quota: number }[]
  applicants: { id: string; region: string; score: number | null; groups: string[]; excluded?: ExcludedWhy }[]
  policy: { tiers: string[][] }
}

export type ExcludedWhy = 'ineligible' | 'not-screened'

/** The problem as core reads it, with each applicant's lot drawn. */
export function withLots(frozen: FrozenProblem, lotOf: (seed: string, id: string) => string): Problem {
  const applicants = frozen.applicants.map(
    (applicant): Applicant => ({ ...applicant, lottery: lotOf(frozen.seed, applicant.id) }),
  )
  return { regions: frozen.regions, policy: frozen.policy, applicants }
}

/** Group keys by tier, first tier first; empty tiers are left out. */
export function tiersOf(groups: readonly { key: string; tier: number }[]): string[][] {
  const tiers = new Map<number, string[]>()
  for (const { key, tier } of groups) tiers.set(tier, [...(tiers.get(tier) ?? []), key])
  return [...tiers].sort(([a], [b]) => a - b).map(([, keys]) => keys.sort())
}
