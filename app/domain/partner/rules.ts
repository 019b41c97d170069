import type { PartnerState } from './partner.ts'

export const partnerDecisions = ['approve', 'refuse', 'suspend', 'resume'] as const
export type PartnerDecision = (typeof partnerDecisions)[number]

/** What each decision makes of an organisation, and from which states it can be made. */
const ways: Record<PartnerDecision, { from: readonly PartnerState[]; to: PartnerState }> = {
  approve: { from: ['applied', 'refused'], to: 'approved' },
  refuse: { from: ['applied'], to: 'refused' },
  suspend: { from: ['approved'], to: 'suspended' },
  resume: { from: ['suspended'], to: 'approved' },
}

/** The state that a decision leads to; null when it cannot be made now. */
export function stateAfter(decision: PartnerDecision, state: PartnerState): PartnerState | null {
  const { from, to } = ways[decision]
  return from.includes(state) ? to : null
}

/** The decisions that can be made about an organisation now. */
export function decisionsFor(state: PartnerState): PartnerDecision[] {
  return partnerDecisions.filter((decision) => stateAfter(decision, state) !== null)
}

/** The organisation is told why. */
export const needsReason = (decision: PartnerDecision) => decision === 'refuse' || decision === 'suspend'

/** Whether the twelfth digit of a business identification number checks the others: weights 1–11, then 3–11, 1, 2. */
export function isBin(digits: string): boolean {
  if (!/^\d{12}$/.test(digits) || /^0+$/.test(digits)) return false
  const numbers = [...digits].map(Number)
  const sum = (weights: readonly number[]) =>
    weights.reduce((total, weight, at) => total + weight * (numbers[at] ?? 0), 0) % 11
  const first = sum([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  const check = first === 10 ? sum([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) : first
  return check < 10 && check === numbers[11]
}

/** How far a child is, as its partner tells them apart. */
export const childParts = ['all', 'draft', 'check', 'eligible', 'ineligible', 'withdrawn'] as const
export type ChildPart = (typeof childParts)[number]
