import { formatCode } from '#app/core/blinding/code.ts'
import { contestTitle, inLanguage } from '../contest/present.ts'
import type { Context, Locale } from '../context.ts'
import { isHandwritten } from '../paper/rules.ts'
import { nameUnitsByCode } from '../region/name-units.server.ts'
import { fingerprint } from './fingerprint.server.ts'
import type { Dossier } from './load-dossier.server.ts'
import { showPhone } from './phone.server.ts'
import { keepsDrafts, mayEdit } from './rules.ts'
import { needsOwnAgreement, sectionsAsked } from './sections.ts'

/** Where an application stands, as its child is told. */
export type Progress = 'draft' | 'received' | 'accepted' | 'not-accepted' | 'reading' | 'decided' | 'announced'

/** What a child and its family may see of their own application: all they gave, and how far it is. */
export type OwnApplication = Awaited<ReturnType<typeof presentOwn>>

export async function presentOwn(ctx: Context, dossier: Dossier, locale: Locale) {
  const { application, contest, claims, consents, essay, pages, problems, statuses } = dossier
  const names = await nameUnitsByCode(
    ctx,
    [application.region, application.district].filter((kato) => kato !== null),
    locale,
  )
  const nameOf = (kato: string | null) => (kato === null ? '' : (names.get(kato) ?? ''))
  const chosen = contest.groups.filter((group) => claims.some((claim) => claim.group === group.key))
  const consentAt = (kind: 'guardian' | 'child') => consents.find((one) => one.kind === kind)?.givenAt ?? null
  const version = (section: 'about' | 'school' | 'place' | 'contact' | 'groups' | 'wishes' | 'consent') =>
    fingerprint(section, dossier)
  return {
    code: formatCode(application.code),
    state: application.state,
    progress: progressOf(dossier),
    submittedAt: application.submittedAt,
    editable: mayEdit(ctx.viewer, application, contest, ctx.now),
    keepsDrafts: keepsDrafts(contest),
    /** what the submission has to name */
    version: application.version,
    essayVersion: essay.current.version,
    contest: {
      slug: contest.slug,
      title: contestTitle(contest, locale),
      closesAt: contest.closesAt,
      words: [contest.wordsMin, contest.wordsMax] as const,
      grades: [contest.gradeMin, contest.gradeMax] as const,
      ages: [contest.ageMin, contest.ageMax] as const,
      languages: contest.essayLanguages,
      regions: contest.regions,
      groups: contest.groups.map((group) => ({ key: group.key, name: inLanguage(group.names, locale).text })),
    },
    about: {
      version: version('about'),
      familyName: application.familyName,
      givenName: application.givenName,
      patronymic: application.patronymic,
      birthDate: application.birthDate,
    },
    school: { version: version('school'), school: application.school, grade: application.grade },
    place: {
      version: version('place'),
      region: application.region,
      regionName: nameOf(application.region),
      district: application.district,
      districtName: nameOf(application.district),
      village: application.village,
    },
    contact: {
      version: version('contact'),
      phone: application.phone === '' ? '' : showPhone(application.phone),
      email: application.email,
    },
    groups: {
      version: version('groups'),
      answered: application.groupsAnswered,
      keys: chosen.map((group) => group.key),
      names: chosen.map((group) => inLanguage(group.names, locale).text),
    },
    wishes: { version: version('wishes'), classes: application.accepts },
    consent: {
      version: version('consent'),
      guardianName: application.guardianName,
      relation: application.guardianRelation,
      guardianAt: consentAt('guardian'),
      childAt: consentAt('child'),
      needsChild: needsOwnAgreement(application.birthDate, ctx.now),
    },
    essay: {
      language: essay.current.language,
      words: essay.current.words,
      /** written after the submission and not submitted */
      unsent: essay.unsent !== null,
      submittedWords: essay.stored.words,
      /** photographed, and the essay as long as nothing is typed */
      pages,
      handwritten: isHandwritten(essay.current, pages),
    },
    sections: sectionsAsked(contest),
    statuses,
    problems,
  }
}

function progressOf({ application, contest }: Dossier): Progress {
  if (application.state !== 'submitted') return 'draft'
  if (contest.state === 'announced' || contest.state === 'archived') return 'announced'
  if (application.eligibility === 'ineligible') return 'not-accepted'
  if (contest.state === 'decided') return 'decided'
  if (contest.state === 'in-review') return 'reading'
  return application.eligibility === 'eligible' ? 'accepted' : 'received'
}
