import type { ContestState } from '../contest/contest.ts'
import { mayJoin } from '../scoring/rules.ts'

/** How often the rule is carried out: a chance is then known within 2.5 hundredths, most of them closer. */
export const draws = 400

/** A reading that sets right fewer decisions than this is not offered: one in two hundred. */
export const leastMended = 0.005

/** Readings that are offered at most unless told otherwise: what they show changes which are best next. */
export const usualMost = 50

/** Chances from here on, and down to one less this, are worth a look before a list is approved. */
const openFrom = 0.05

/** Whether chance could move somebody across the cut so easily that it is worth a look. */
export const isOpen = (chance: number): boolean => chance >= openFrom && chance <= 1 - openFrom

/** While jurors read, further readings may be looked for. */
export function mayOffer(state: ContestState): boolean {
  return state === 'in-review'
}

/** Chances stand beside codes once no juror can score any more. */
export function mayTell(state: ContestState): boolean {
  return mayJoin(state)
}
