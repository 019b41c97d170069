import { dayAfter, dayOf } from '../application/rules.ts'

/** What a family may ask to have checked: facts, never the score. */
export const appealFacts = ['group', 'place', 'household', 'other'] as const
export type AppealFact = (typeof appealFacts)[number]

export type AppealState = 'open' | 'corrected' | 'confirmed'

/** The last day to ask, YYYY-MM-DD. */
export const appealUntil = (publishedAt: Date, days: number): string => dayAfter(dayOf(publishedAt), days)
