import { useTranslate } from '#app/i18n/use-translate.ts'

/** A mean distance in levels. */
export function Distance({ value }: { value: number | null }) {
  const { locale } = useTranslate()
  if (value === null) return <>–</>
  return <>{new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value)}</>
}
