import { isEmptyDocument } from '#app/core/document/document.ts'
import type { Locale } from '../context.ts'
import type { Contest, ContestFacts, ContestState, Criterion } from './contest.ts'

/** Whether an application can be written, changed and submitted: the state and the clock both have to agree. */
export function isOpenAt(contest: Pick<Contest, 'state' | 'opensAt' | 'closesAt'>, now: Date): boolean {
  const { state, opensAt, closesAt } = contest
  return state === 'open' && opensAt !== null && closesAt !== null && opensAt <= now && now < closesAt
}

/** Whether visitors may know of the contest. */
export function isPublic(contest: Pick<Contest, 'state'>): boolean {
  return contest.state !== 'draft'
}

/** Where a contest stands for a visitor. */
export type PublicPhase = 'soon' | 'open' | 'judging' | 'announced'

export function publicPhase(contest: Pick<Contest, 'state' | 'opensAt' | 'closesAt'>, now: Date): PublicPhase {
  if (isOpenAt(contest, now)) return 'open'
  if (contest.state === 'announced' || contest.state === 'archived') return 'announced'
  if (contest.state === 'open' && contest.opensAt !== null && now < contest.opensAt) return 'soon'
  return 'judging'
}

/* Moves. `decided` and `announced` are joined by publishing and unpublishing an allocation alone. */

export type NextState = 'open' | 'closed' | 'in-review' | 'decided' | 'archived'
export type UndoState = 'draft' | 'open' | 'closed' | 'in-review' | 'announced'

const forward: Partial<Record<ContestState, NextState>> = {
  draft: 'open',
  open: 'closed',
  closed: 'in-review',
  'in-review': 'decided',
  announced: 'archived',
}

const backward: Partial<Record<ContestState, UndoState>> = {
  open: 'draft',
  closed: 'open',
  'in-review': 'closed',
  decided: 'in-review',
  archived: 'announced',
}

export function movesFrom(state: ContestState): { next: NextState | null; undo: UndoState | null } {
  return { next: forward[state] ?? null, undo: backward[state] ?? null }
}

export function mayMove(from: ContestState, to: ContestState): boolean {
  return forward[from] === to || backward[from] === to
}

export type CheckName =
  | 'title'
  | 'task'
  | 'regions'
  | 'rubric'
  | 'times'
  | 'closesLater'
  | 'translations'
  | 'instructions'
  | 'groups'
  | 'closesEarly'
  | 'unscreened'
  | 'approved'
  | 'pendingTexts'
  | 'scored'
  | 'lottery'
  | 'openReviews'
  | 'openDiscrepancies'
  | 'noApplications'
  | 'noReviews'
  | 'notPublished'
  | 'stillTime'
  | 'extensions'

/**
 * One guard of a move. `block` forbids it while not met; `confirm` has to be confirmed with its count;
 * `warn` is only told.
 */
export type Check = { name: CheckName; met: boolean; weight: 'block' | 'confirm' | 'warn'; count?: number }

/** Everything that a move asks for, met or not, in the order in which an organiser would do it. */
export function checksOf(contest: Contest, facts: ContestFacts, to: ContestState, now: Date): Check[] {
  const { opensAt, closesAt } = contest
  switch (`${contest.state}>${to}`) {
    case 'draft>open':
      return [
        { name: 'title', met: contest.texts.kk.title.trim() !== '', weight: 'block' },
        { name: 'task', met: !isEmptyDocument(contest.texts.kk.task), weight: 'block' },
        { name: 'regions', met: contest.regions.length > 0, weight: 'block' },
        { name: 'times', met: opensAt !== null && closesAt !== null && opensAt < closesAt, weight: 'block' },
        { name: 'closesLater', met: closesAt === null || closesAt > now, weight: 'block' },
        { name: 'rubric', met: isRubricComplete(contest.criteria), weight: 'block' },
        { name: 'groups', met: contest.groups.length > 0, weight: 'warn' },
        { name: 'instructions', met: !isEmptyDocument(contest.texts.kk.instructions), weight: 'warn' },
        translationCheck(contest),
      ]
    case 'open>closed':
      return [{ name: 'closesEarly', met: closesAt === null || closesAt <= now, weight: 'warn' }]
    case 'closed>in-review':
      return [
        { name: 'approved', met: facts.approvedTexts > 0, weight: 'block' },
        { name: 'extensions', met: facts.extensions === 0, weight: 'warn', count: facts.extensions },
        { name: 'unscreened', met: facts.unscreened === 0, weight: 'warn', count: facts.unscreened },
        { name: 'pendingTexts', met: facts.pendingTexts === 0, weight: 'warn', count: facts.pendingTexts },
      ]
    case 'in-review>decided':
      return [
        { name: 'scored', met: facts.submittedReviews > 0, weight: 'block' },
        { name: 'lottery', met: facts.lotteryCommitted, weight: 'block' },
        { name: 'openReviews', met: facts.openAssignments === 0, weight: 'confirm', count: facts.openAssignments },
        {
          name: 'openDiscrepancies',
          met: facts.openDiscrepancies === 0,
          weight: 'warn',
          count: facts.openDiscrepancies,
        },
      ]
    case 'open>draft':
      return [{ name: 'noApplications', met: facts.applications === 0, weight: 'block', count: facts.applications }]
    case 'closed>open':
      return [{ name: 'stillTime', met: closesAt !== null && closesAt > now, weight: 'warn' }]
    case 'in-review>closed':
      return [{ name: 'noReviews', met: facts.submittedReviews === 0, weight: 'block', count: facts.submittedReviews }]
    case 'decided>in-review':
      return [{ name: 'notPublished', met: facts.publishedAllocations === 0, weight: 'block' }]
    default:
      return []
  }
}

function translationCheck(contest: Contest): Check {
  const missing = missingTranslations(contest).length
  return { name: 'translations', met: missing === 0, weight: 'warn', count: missing }
}

/** Whether nothing forbids the move, given how many of each `confirm` check were confirmed. */
export function allowsMove(checks: readonly Check[], confirmed: Partial<Record<CheckName, number>>): boolean {
  return checks.every((check) => {
    if (check.met || check.weight === 'warn') return true
    return check.weight === 'confirm' && confirmed[check.name] === check.count
  })
}

/** 3 to 8 named criteria, each with at least two worded levels whose scores have no gap. */
export function isRubricComplete(criteria: readonly Criterion[]): boolean {
  return criteria.length >= 3 && criteria.length <= 8 && criteria.every(isCriterionComplete)
}

export function isCriterionComplete(criterion: Criterion): boolean {
  const scores = criterion.levels.map((level) => level.score).sort((a, b) => a - b)
  return (
    criterion.names.kk.trim() !== '' &&
    criterion.weight > 0 &&
    scores.length >= 2 &&
    scores.every((score, index) => index === 0 || score === (scores[index - 1] ?? 0) + 1) &&
    criterion.levels.every((level) => level.texts.kk.trim() !== '')
  )
}

export type MissingTranslation = { part: 'title' | 'task' | 'instructions' | 'groups' | 'rubric'; locale: Locale }

/** What is written in one language and not in another. */
export function missingTranslations(contest: Contest): MissingTranslation[] {
  const missing: MissingTranslation[] = []
  const ask = (part: MissingTranslation['part'], written: (locale: Locale) => boolean) => {
    const gaps = (['kk', 'ru', 'en'] as const).filter((locale) => !written(locale))
    if (gaps.length > 0 && gaps.length < 3) for (const locale of gaps) missing.push({ part, locale })
  }
  ask('title', (locale) => contest.texts[locale].title.trim() !== '')
  ask('task', (locale) => !isEmptyDocument(contest.texts[locale].task))
  ask('instructions', (locale) => !isEmptyDocument(contest.texts[locale].instructions))
  ask('groups', (locale) => contest.groups.every((group) => group.names[locale].trim() !== ''))
  ask('rubric', (locale) =>
    contest.criteria.every(
      (criterion) =>
        criterion.names[locale].trim() !== '' && criterion.levels.every((level) => level.texts[locale].trim() !== ''),
    ),
  )
  return missing
}

/* What may still be changed, and why not. */

export type ContestPart =
  | 'slug'
  | 'title'
  | 'task'
  | 'instructions'
  | 'regions'
  | 'opensAt'
  | 'closesAt'
  | 'eligibility'
  | 'essay'
  | 'reviewsPerEssay'
  | 'certificateDays'
  | 'groups'
  | 'rubric'

export type LockReason = 'archived' | 'opened' | 'closed' | 'applications' | 'reviews' | 'decided'

/** Why a part can no longer be changed fairly; null while it can. */
export function lockOf(part: ContestPart, state: ContestState, facts: ContestFacts): LockReason | null {
  if (state === 'archived') return 'archived'
  const accepting = state === 'draft' || state === 'open'
  switch (part) {
    case 'title':
    case 'certificateDays':
    case 'instructions':
      return null
    case 'slug':
      return state === 'draft' ? null : 'opened'
    case 'task':
    case 'closesAt':
      return accepting ? null : 'closed'
    case 'regions':
    case 'opensAt':
    case 'eligibility':
    case 'essay':
    case 'groups':
      if (facts.applications > 0) return 'applications'
      return accepting ? null : 'closed'
    case 'reviewsPerEssay':
      return state === 'decided' || state === 'announced' ? 'decided' : null
    case 'rubric':
      if (facts.reviews > 0) return 'reviews'
      return state === 'decided' || state === 'announced' ? 'decided' : null
  }
}
