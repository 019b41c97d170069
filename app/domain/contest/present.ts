import { type DocumentNode, isEmptyDocument } from '#app/core/document/document.ts'
import { documentToText } from '#app/core/document/document-to-text.ts'
import type { Locale } from '../context.ts'
import type { Contest, InLanguages } from './contest.ts'

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

/** Title, task and instructions in one language as they are typed: documents as light markup. */
export function typedTexts(contest: Pick<Contest, 'texts'>, locale: Locale) {
  const { title, task, instructions } = contest.texts[locale]
  return { title, task: documentToText(task), instructions: documentToText(instructions) }
}

/** The languages in which the title or the task is not written yet. */
export function unwrittenLanguages(contest: Pick<Contest, 'texts'>): Locale[] {
  return (['kk', 'ru', 'en'] as const).filter(
    (locale) => contest.texts[locale].title === '' || isEmptyDocument(contest.texts[locale].task),
  )
}

/** The names of a contest's priority groups by key. */
export function presentGroupNames(contest: Pick<Contest, 'groups'>, locale: Locale): Map<string, string> {
  return new Map(contest.groups.map((group) => [group.key, inLanguage(group.names, locale).text]))
}
