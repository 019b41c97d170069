import type { DocumentNode } from '#app/core/document/document.ts'
import type { Locale } from '../context.ts'

export const contestStates = ['draft', 'open', 'closed', 'in-review', 'decided', 'announced', 'archived'] as const
export type ContestState = (typeof contestStates)[number]

export type InLanguages = Record<Locale, string>

export type ContestTexts = { title: string; task: DocumentNode; instructions: DocumentNode }

export type PriorityGroup = { key: string; tier: number; names: InLanguages }

export type CriterionLevel = { score: number; texts: InLanguages }

export type Criterion = { id: string; weight: number; names: InLanguages; levels: CriterionLevel[] }

/** One contest with everything that organisers set. */
export type Contest = {
  id: string
  slug: string
  state: ContestState
  opensAt: Date | null
  closesAt: Date | null
  gradeMin: number
  gradeMax: number
  ageMin: number
  ageMax: number
  essayLanguages: Locale[]
  wordsMin: number
  wordsMax: number
  reviewsPerEssay: number
  /** how long the copy of a certificate is kept after it was seen */
  certificateDays: number
  /** of the whole contest: every change of any section counts it up */
  version: number
  texts: Record<Locale, ContestTexts>
  /** KATO codes of level-1 regions */
  regions: string[]
  /** in the order in which they are shown */
  groups: PriorityGroup[]
  /** in the order in which they are shown */
  criteria: Criterion[]
}

/** What stands on a contest already. */
export type ContestFacts = {
  applications: number
  /** children who still have time by a personal extension, and have not sent in */
  extensions: number
  submitted: number
  unscreened: number
  approvedTexts: number
  pendingTexts: number
  jurors: number
  assignments: number
  openAssignments: number
  /** essays that wait for one more reading or an adjudicator */
  openDiscrepancies: number
  reviews: number
  submittedReviews: number
  publishedAllocations: number
  /** a seed of the lots is drawn and its fingerprint public */
  lotteryCommitted: boolean
}
