import { type DocumentNode, isEmptyDocument } from '#app/core/document/document.ts'
import type { Locale } from '../context.ts'
import type { Contest, InLanguages } from './contest.ts'
import { type PublicPhase, publicPhase } from './rules.ts'

/** Which language stands in when one is missing: Kazakh first, as everywhere. */
export function fallbackOrder(locale: Locale): Locale[] {
  return [locale, ...(['kk', 'ru', 'en'] as const).filter((other) => other !== locale)]
}

/** A text in the page's language, else in the next one that has it; `locale` says which it became. */
export function inLanguage(texts: InLanguages, locale: Locale): { text: string; locale: Locale } {
  for (const candidate of fallbackOrder(locale)) {
    if (texts[candidate].trim() !== '') return { text: texts[candidate], locale: candidate }
  }
  return { text: '', locale }
}

/** The title for a page; the slug stands in for a contest without any. */
export function contestTitle(contest: Pick<Contest, 'slug' | 'texts'>, locale: Locale): string {
  const { kk, ru, en } = contest.texts
  return inLanguage({ kk: kk.title, ru: ru.title, en: en.title }, locale).text || contest.slug
}

/** Task or instructions in the page's language, else in the next one that has it. */
export function contestDocument(
  contest: Pick<Contest, 'texts'>,
  part: 'task' | 'instructions',
  locale: Locale,
): { document: DocumentNode; locale: Locale } {
  for (const candidate of fallbackOrder(locale)) {
    const document = contest.texts[candidate][part]
    if (!isEmptyDocument(document)) return { document, locale: candidate }
  }
  return { document: contest.texts[locale][part], locale }
}

/** A text and the language that it is in, which may not be the page's. */
export type LocalText = { text: string; locale: Locale }

/** What visitors and applicants see of a contest, in one language. */
export type PublicContest = {
  slug: string
  title: string
  phase: PublicPhase
  opensAt: string | null
  closesAt: string | null
  task: { document: DocumentNode; locale: Locale } | null
  instructions: { document: DocumentNode; locale: Locale } | null
  /** names of the regions; null stands for the whole country */
  regions: string[] | null
  grades: { min: number; max: number }
  ages: { min: number; max: number }
  words: { min: number; max: number }
  essayLanguages: Locale[]
  reviewsPerEssay: number
  groups: LocalText[]
  criteria: { name: LocalText; share: number; levels: { score: number; text: LocalText }[] }[]
}

/** @param regions every region of the country with its name, in the order of the page's language */
export function presentContest(
  contest: Contest,
  locale: Locale,
  regions: readonly { kato: string; name: string }[],
  now: Date,
): PublicContest {
  const chosen = regions.filter((region) => contest.regions.includes(region.kato))
  const total = contest.criteria.reduce((sum, criterion) => sum + criterion.weight, 0)
  const written = (part: 'task' | 'instructions') => {
    const found = contestDocument(contest, part, locale)
    return isEmptyDocument(found.document) ? null : found
  }
  return {
    slug: contest.slug,
    title: contestTitle(contest, locale),
    phase: publicPhase(contest, now),
    opensAt: contest.opensAt?.toISOString() ?? null,
    closesAt: contest.closesAt?.toISOString() ?? null,
    task: written('task'),
    instructions: written('instructions'),
    regions: chosen.length === regions.length ? null : chosen.map((region) => region.name),
    grades: { min: contest.gradeMin, max: contest.gradeMax },
    ages: { min: contest.ageMin, max: contest.ageMax },
    words: { min: contest.wordsMin, max: contest.wordsMax },
    essayLanguages: contest.essayLanguages,
    reviewsPerEssay: contest.reviewsPerEssay,
    groups: contest.groups.map((group) => inLanguage(group.names, locale)),
    criteria: contest.criteria.map((criterion) => ({
      name: inLanguage(criterion.names, locale),
      share: total > 0 ? criterion.weight / total : 0,
      levels: criterion.levels.map((level) => ({ score: level.score, text: inLanguage(level.texts, locale) })),
    })),
  }
}
