import { useTranslation } from 'react-i18next'
import { defaultLocale, isLocale, type Locale } from './locales.ts'
import { namespaces } from './namespaces.ts'
import type { Translate } from './translate.server.ts'

/** The page's language and its translator. Pages are rendered on the server alone. */
export function useTranslate(): { t: Translate; locale: Locale } {
  const { t, i18n } = useTranslation(namespaces)
  return { t: t as unknown as Translate, locale: isLocale(i18n.language) ? i18n.language : defaultLocale }
}
