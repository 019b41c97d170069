import { ownAgreementAge } from '../consent/text.ts'
import type { Contest } from '../contest/contest.ts'
import type { Application, Consent, EssayText } from './application.ts'
import { ageOn, dayOf, isAgeAllowed } from './rules.ts'

export const sectionNames = ['about', 'school', 'place', 'contact', 'groups', 'wishes', 'consent', 'essay'] as const
export type SectionName = (typeof sectionNames)[number]

/** What is asked on one page, in this order; each has a page of its own too, for changing one thing. */
export const detailsSections = ['about', 'school', 'place', 'contact', 'groups'] as const
export type DetailsSection = (typeof detailsSections)[number]

export type ProblemName =
  | 'names'
  | 'birthDate'
  | 'age'
  | 'school'
  | 'grade'
  | 'region'
  | 'district'
  | 'phone'
  | 'groups'
  | 'guardian'
  | 'guardianConsent'
  | 'childConsent'
  | 'essayEmpty'
  | 'essayLanguage'
  | 'essayShort'
  | 'essayLong'

/** Something that stands in the way of submitting, and the section where it is put right. */
export type Problem = { section: SectionName; name: ProblemName; params?: Record<string, number> }

export type SectionStatus = 'done' | 'started' | 'todo'

/** All that the completeness of an application depends on. */
export type Facts = {
  application: Pick<
    Application,
    | 'familyName'
    | 'givenName'
    | 'birthDate'
    | 'school'
    | 'grade'
    | 'region'
    | 'district'
    | 'phone'
    | 'email'
    | 'groupsAnswered'
    | 'guardianName'
    | 'guardianRelation'
  >
  contest: Contest
  consents: readonly Pick<Consent, 'kind' | 'givenBy'>[]
  essay: Pick<EssayText, 'language' | 'body' | 'words'>
  /** photographed pages of an essay written by hand; without a typed text they are the essay */
  pages?: number
}

/** A contest without priority groups does not ask about them. */
export function sectionsAsked(contest: Pick<Contest, 'groups'>): SectionName[] {
  return sectionNames.filter((name) => name !== 'groups' || contest.groups.length > 0)
}

/** The pages that an application is filled in on, one after the other. */
export type Step = 'details' | 'consent' | 'essay'

/** The step whose page asks for a section. */
export function stepOf(section: SectionName): Step {
  return section === 'consent' || section === 'essay' ? section : 'details'
}

/** Whether the child, too, has to agree. */
export function needsOwnAgreement(birthDate: string | null, now: Date): boolean {
  return birthDate !== null && ageOn(birthDate, dayOf(now)) >= ownAgreementAge
}

/** Everything that keeps an application from being submitted, in the order of the task list. */
export function problemsOf(facts: Facts, now: Date): Problem[] {
  const { application, contest, consents, essay, pages = 0 } = facts
  const problems: Problem[] = []
  const add = (section: SectionName, name: ProblemName, params?: Record<string, number>) =>
    problems.push({ section, name, ...(params ? { params } : {}) })

  if (application.familyName === '' || application.givenName === '') add('about', 'names')
  if (application.birthDate === null) add('about', 'birthDate')
  else if (!isAgeAllowed(contest, application.birthDate, now)) {
    add('about', 'age', { min: contest.ageMin, max: contest.ageMax })
  }

  if (application.school === '') add('school', 'school')
  if (application.grade === null || application.grade < contest.gradeMin || application.grade > contest.gradeMax) {
    add('school', 'grade', { min: contest.gradeMin, max: contest.gradeMax })
  }

  if (application.region === null || !contest.regions.includes(application.region)) add('place', 'region')
  else if (application.district === null) add('place', 'district')

  if (application.phone === '') add('contact', 'phone')
  if (!application.groupsAnswered && contest.groups.length > 0) add('groups', 'groups')

  if (application.guardianName === '' || application.guardianRelation === '') add('consent', 'guardian')
  else if (!consents.some((one) => one.kind === 'guardian' && one.givenBy === application.guardianName)) {
    add('consent', 'guardianConsent')
  }
  if (needsOwnAgreement(application.birthDate, now) && !consents.some((one) => one.kind === 'child')) {
    add('consent', 'childConsent')
  }

  if (essay.body === '') {
    if (pages === 0) add('essay', 'essayEmpty')
  } else {
    if (!contest.essayLanguages.includes(essay.language)) add('essay', 'essayLanguage')
    if (essay.words < contest.wordsMin) add('essay', 'essayShort', { words: essay.words, min: contest.wordsMin })
    if (essay.words > contest.wordsMax) add('essay', 'essayLong', { words: essay.words, max: contest.wordsMax })
  }
  return problems
}

function isStarted(section: SectionName, { application, consents, essay, pages = 0 }: Facts): boolean {
  switch (section) {
    case 'about':
      return application.familyName !== '' || application.givenName !== '' || application.birthDate !== null
    case 'school':
      return application.school !== '' || application.grade !== null
    case 'place':
      return application.region !== null
    case 'contact':
      return application.phone !== '' || application.email !== ''
    case 'groups':
      return application.groupsAnswered
    case 'wishes':
      return true
    case 'consent':
      return application.guardianName !== '' || consents.length > 0
    case 'essay':
      return essay.body !== '' || pages > 0
  }
}

/** The state of each step: done when all its sections are, to do when none is begun. */
export function stepStatusesOf(
  sections: readonly { section: SectionName; status: SectionStatus }[],
): { step: Step; status: SectionStatus }[] {
  return (['details', 'consent', 'essay'] as const).map((step) => {
    const own = sections.filter(({ section }) => stepOf(section) === step).map(({ status }) => status)
    const status = own.every((one) => one === 'done') ? 'done' : own.every((one) => one === 'todo') ? 'todo' : 'started'
    return { step, status }
  })
}

/** The state of each section in which there is something to do: wishes may stay as they are. */
export function statusesOf(
  facts: Facts,
  problems: readonly Problem[],
): { section: SectionName; status: SectionStatus }[] {
  return sectionsAsked(facts.contest)
    .filter((section) => section !== 'wishes')
    .map((section) => {
      const hasProblem = problems.some((problem) => problem.section === section)
      return { section, status: !hasProblem ? 'done' : isStarted(section, facts) ? 'started' : 'todo' }
    })
}
