import { describe, expect, it } from 'vitest'
import { textToDocument } from '#app/core/document/text-to-document.ts'
import type { Contest, ContestFacts, Criterion } from '#app/domain/contest/contest.ts'
import { defaultGroups, defaultRubric } from '#app/domain/contest/defaults.ts'
import { withKeys } from '#app/domain/contest/group-keys.ts'
import { contestDocument, contestTitle, unwrittenLanguages } from '#app/domain/contest/present.ts'
import { changeRubric } from '#app/domain/contest/rubric.ts'
import {
  allowsMove,
  checksOf,
  isOpenAt,
  isRubricComplete,
  lockOf,
  mayMove,
  missingTranslations,
  movesFrom,
  publicPhase,
} from '#app/domain/contest/rules.ts'

const now = new Date('2026-03-02T05:00:00Z')
const later = new Date('2026-04-01T05:00:00Z')
const before = new Date('2026-02-01T05:00:00Z')

const document = (text: string) => {
  const reading = textToDocument(text)
  if (!reading.ok) throw new Error(reading.reason)
  return reading.document
}
const written = { title: 'Атауы', task: document('Тапсырма'), instructions: document('Нұсқаулық') }
const empty = { title: '', task: document(''), instructions: document('') }

let ids = 0
const rubric = () => defaultRubric(() => `criterion-${++ids}`)

function plainContest(overrides: Partial<Contest> = {}): Contest {
  return {
    id: 'c',
    slug: 'kuz',
    state: 'draft',
    opensAt: before,
    closesAt: later,
    gradeMin: 1,
    gradeMax: 11,
    ageMin: 6,
    ageMax: 18,
    essayLanguages: ['kk', 'ru'],
    wordsMin: 50,
    wordsMax: 400,
    reviewsPerEssay: 3,
    certificateDays: 30,
    version: 1,
    texts: { kk: written, ru: written, en: written },
    regions: ['100000000'],
    groups: [...defaultGroups],
    criteria: rubric(),
    ...overrides,
  }
}

const nothing: ContestFacts = {
  applications: 0,
  extensions: 0,
  openDiscrepancies: 0,
  submitted: 0,
  unscreened: 0,
  approvedTexts: 0,
  pendingTexts: 0,
  jurors: 0,
  assignments: 0,
  openAssignments: 0,
  reviews: 0,
  submittedReviews: 0,
  lotteryCommitted: true,
  publishedAllocations: 0,
}

const unmet = (contest: Contest, facts: ContestFacts, to: Contest['state']) =>
  checksOf(contest, facts, to, now)
    .filter((check) => !check.met)
    .map((check) => check.name)

describe('isOpenAt', () => {
  it('needs the state and the clock, the closing moment excluded', () => {
    const contest = plainContest({ state: 'open' })
    expect(isOpenAt(contest, now)).toBe(true)
    expect(isOpenAt(contest, before)).toBe(true)
    expect(isOpenAt(contest, later)).toBe(false)
    expect(isOpenAt(contest, new Date(before.getTime() - 1))).toBe(false)
    expect(isOpenAt(plainContest({ state: 'closed' }), now)).toBe(false)
    expect(isOpenAt(plainContest({ state: 'open', closesAt: null }), now)).toBe(false)
  })

  it('tells visitors where a contest stands', () => {
    expect(publicPhase(plainContest({ state: 'open' }), now)).toBe('open')
    expect(publicPhase(plainContest({ state: 'open', opensAt: later }), now)).toBe('soon')
    expect(publicPhase(plainContest({ state: 'open' }), later)).toBe('judging')
    expect(publicPhase(plainContest({ state: 'decided' }), now)).toBe('judging')
    expect(publicPhase(plainContest({ state: 'archived' }), now)).toBe('announced')
  })
})

describe('moves', () => {
  it('go one step on or back, and reach announced by publishing alone', () => {
    expect(movesFrom('draft')).toEqual({ next: 'open', undo: null })
    expect(movesFrom('decided')).toEqual({ next: null, undo: 'in-review' })
    expect(movesFrom('announced')).toEqual({ next: 'archived', undo: null })
    expect(mayMove('draft', 'closed')).toBe(false)
    expect(mayMove('decided', 'announced')).toBe(false)
    expect(mayMove('archived', 'announced')).toBe(true)
  })

  it('opens a complete contest', () => {
    const checks = checksOf(plainContest(), nothing, 'open', now)
    expect(checks.every((check) => check.met)).toBe(true)
    expect(allowsMove(checks, {})).toBe(true)
  })

  it('names what a contest still lacks', () => {
    const bare = plainContest({
      texts: { kk: empty, ru: written, en: empty },
      regions: [],
      groups: [],
      criteria: [],
      opensAt: null,
      closesAt: null,
    })
    expect(unmet(bare, nothing, 'open')).toEqual([
      'title',
      'task',
      'regions',
      'times',
      'rubric',
      'groups',
      'instructions',
      'translations',
    ])
    expect(unmet(plainContest({ closesAt: now }), nothing, 'open')).toEqual(['closesLater'])
  })

  it('warns without forbidding', () => {
    const checks = checksOf(plainContest({ texts: { kk: written, ru: empty, en: empty } }), nothing, 'open', now)
    expect(checks.find((check) => check.name === 'translations')).toMatchObject({ met: false, count: 6 })
    expect(allowsMove(checks, {})).toBe(true)
  })

  it('starts the review with one approved text, unscreened ones or not', () => {
    const closed = plainContest({ state: 'closed' })
    expect(allowsMove(checksOf(closed, nothing, 'in-review', now), {})).toBe(false)
    const facts = { ...nothing, approvedTexts: 1, unscreened: 2 }
    expect(unmet(closed, facts, 'in-review')).toEqual(['unscreened'])
    expect(allowsMove(checksOf(closed, facts, 'in-review', now), {})).toBe(true)
  })

  it('decides with outstanding reviews only when their number was confirmed', () => {
    const contest = plainContest({ state: 'in-review' })
    const checks = checksOf(contest, { ...nothing, submittedReviews: 5, openAssignments: 2 }, 'decided', now)
    expect(allowsMove(checks, {})).toBe(false)
    expect(allowsMove(checks, { openReviews: 1 })).toBe(false)
    expect(allowsMove(checks, { openReviews: 2 })).toBe(true)
    expect(allowsMove(checksOf(contest, nothing, 'decided', now), {})).toBe(false)
  })

  it('goes back only while nothing depends on it', () => {
    const may = (state: Contest['state'], to: Contest['state'], facts: Partial<ContestFacts>) =>
      allowsMove(checksOf(plainContest({ state }), { ...nothing, ...facts }, to, now), {})
    expect(may('open', 'draft', {})).toBe(true)
    expect(may('open', 'draft', { applications: 1 })).toBe(false)
    expect(may('closed', 'open', { applications: 1 })).toBe(true)
    expect(may('in-review', 'closed', { reviews: 1 })).toBe(true)
    expect(may('in-review', 'closed', { submittedReviews: 1 })).toBe(false)
    expect(may('decided', 'in-review', {})).toBe(true)
    expect(may('decided', 'in-review', { publishedAllocations: 1 })).toBe(false)
  })
})

describe('lockOf', () => {
  it('leaves a draft free and an archived contest alone', () => {
    expect(lockOf('rubric', 'draft', nothing)).toBeNull()
    expect(lockOf('title', 'archived', nothing)).toBe('archived')
  })

  it('keeps what applicants relied on', () => {
    const facts = { ...nothing, applications: 1 }
    for (const part of ['regions', 'groups', 'eligibility', 'essay', 'opensAt'] as const) {
      expect(lockOf(part, 'open', facts)).toBe('applications')
      expect(lockOf(part, 'open', nothing)).toBeNull()
    }
    expect(lockOf('closesAt', 'open', facts)).toBeNull()
    expect(lockOf('closesAt', 'closed', facts)).toBe('closed')
    expect(lockOf('task', 'in-review', facts)).toBe('closed')
    expect(lockOf('instructions', 'in-review', facts)).toBeNull()
    expect(lockOf('slug', 'open', nothing)).toBe('opened')
  })

  it('keeps the rubric once a review has begun', () => {
    expect(lockOf('rubric', 'in-review', nothing)).toBeNull()
    expect(lockOf('rubric', 'in-review', { ...nothing, reviews: 1 })).toBe('reviews')
    expect(lockOf('reviewsPerEssay', 'decided', nothing)).toBe('decided')
  })
})

describe('the rubric', () => {
  const change = (criteria: Criterion[], ...rest: [Parameters<typeof changeRubric>[1]]) =>
    changeRubric(criteria, ...rest)?.map((criterion) => criterion.id)

  it('is complete with three to eight criteria whose levels have no gap', () => {
    const criteria = rubric()
    const [first] = criteria
    if (!first) throw new Error('no criterion')
    expect(isRubricComplete(criteria)).toBe(true)
    expect(isRubricComplete(criteria.slice(0, 2))).toBe(false)
    expect(isRubricComplete([...criteria, ...rubric()])).toBe(false)
    const gap = { ...first, levels: first.levels.filter((level) => level.score !== 2) }
    expect(isRubricComplete([gap, ...criteria.slice(1)])).toBe(false)
    const wordless = {
      ...first,
      levels: first.levels.map((level) => ({ ...level, texts: { kk: ' ', ru: '', en: '' } })),
    }
    expect(isRubricComplete([wordless, ...criteria.slice(1)])).toBe(false)
  })

  it('is changed one thing at a time', () => {
    const criteria = rubric()
    const list = criteria.map((criterion) => criterion.id)
    const [a = '', b = '', ...rest] = list
    expect(change(criteria, { kind: 'down', id: a })).toEqual([b, a, ...rest])
    expect(change(criteria, { kind: 'up', id: a })).toEqual(list)
    expect(change(criteria, { kind: 'remove', id: b })).toEqual([a, ...rest])
    expect(change(criteria, { kind: 'remove', id: 'unknown' })).toBeUndefined()
    const [added] = rubric()
    if (!added) throw new Error('no criterion')
    expect(change(criteria, { kind: 'save', criterion: added })).toEqual([...list, added.id])
    expect(changeRubric([...rubric(), ...rubric().slice(0, 3)], { kind: 'save', criterion: added })).toBeNull()
    expect(changeRubric(criteria, { kind: 'suggested', criteria: rubric() })).toBeNull()
  })
})

describe('texts in three languages', () => {
  it('fall back to Kazakh, then to any', () => {
    const contest = plainContest({ texts: { kk: { ...empty, title: 'Қазақша' }, ru: written, en: empty } })
    expect(contestTitle(contest, 'en')).toBe('Қазақша')
    expect(contestDocument(contest, 'task', 'en').locale).toBe('ru')
    expect(contestTitle(plainContest({ texts: { kk: empty, ru: empty, en: empty } }), 'kk')).toBe('kuz')
    expect(unwrittenLanguages(contest)).toEqual(['kk', 'en'])
  })

  it('are missing only where another language has them', () => {
    const contest = plainContest({
      texts: { kk: written, ru: { ...written, instructions: document('') }, en: written },
    })
    expect(missingTranslations(contest)).toEqual([{ part: 'instructions', locale: 'ru' }])
    expect(missingTranslations(plainContest({ texts: { kk: empty, ru: empty, en: empty } }))).toEqual([])
  })
})

describe('withKeys', () => {
  it('keeps known keys and finds free ones for new groups', () => {
    const group = (key: string, en: string) => ({ key, tier: 1, names: { kk: 'x', ru: 'x', en } })
    const keys = withKeys([group('orphan', 'Orphan'), group('', 'Orphan'), group('', ''), group('', '2 homes!')])
    expect(keys.map(({ key }) => key)).toEqual(['orphan', 'orphan-2', 'group', 'homes'])
  })
})
