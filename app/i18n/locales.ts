import type { Locale } from '#app/domain/context.ts'

export type { Locale }

/** Kazakh first. */
export const locales = ['kk', 'ru', 'en'] as const satisfies readonly Locale[]
export const defaultLocale: Locale = 'kk'

export const localeNames: Record<Locale, string> = { kk: 'Қазақша', ru: 'Русский', en: 'English' }

export function isLocale(text: unknown): text is Locale {
  return typeof text === 'string' && (locales as readonly string[]).includes(text)
}

/** `/ru/apply?x=1` in another language: `/kk/apply?x=1`. */
export function inLocale(pathWithSearch: string, locale: Locale): string {
  return pathWithSearch.replace(/^\/[^/?#]*/, `/${locale}`)
}
