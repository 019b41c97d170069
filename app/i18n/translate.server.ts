import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInstance, type i18n, type TFunction } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { defaultLocale, type Locale, locales } from './locales.ts'
import { namespaces } from './namespaces.ts'

/** Translates keys of every namespace, written `namespace:place.in.it`. */
export type Translate = TFunction<typeof namespaces>

function load(locale: Locale, namespace: string): object {
  return JSON.parse(readFileSync(join(process.cwd(), 'locales', locale, `${namespace}.json`), 'utf8'))
}

/** One instance per language. A key without text and a place without its value show themselves, for tests to find. */
function build(locale: Locale): i18n {
  const instance = createInstance()
  instance.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    supportedLngs: [...locales],
    ns: [...namespaces],
    defaultNS: 'common',
    resources: { [locale]: Object.fromEntries(namespaces.map((namespace) => [namespace, load(locale, namespace)])) },
    interpolation: { escapeValue: false },
    returnNull: false,
    appendNamespaceToMissingKey: true,
    missingInterpolationHandler: (_text: string, [, name = '']: RegExpExecArray) => `‹${name.trim()}?›`,
    initAsync: false,
    react: { useSuspense: false },
  })
  return instance
}

const instances = new Map<Locale, i18n>()

export function i18nFor(locale: Locale = defaultLocale): i18n {
  const known = instances.get(locale)
  if (known) return known
  const made = build(locale)
  instances.set(locale, made)
  return made
}

export function translator(locale: Locale): Translate {
  return i18nFor(locale).t as unknown as Translate
}
