import type { QueueRequest } from '#app/domain/screening/queue-filter.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Select } from '#app/ui/select.tsx'

type Props = {
  base: string
  queue: QueueRequest
  regions: readonly { kato: string; name: string }[]
  languages: readonly ('kk' | 'ru' | 'en')[]
}

/** Narrows the part of the queue that is open; everything stands in the address. */
export function QueueFilters({ base, queue, regions, languages }: Props) {
  const { t } = useTranslate()
  return (
    <form method="get" action={base} className="toolbar">
      <input type="hidden" name="part" value={queue.part} />
      <Field label={t('screening:filter.search')} name="search" type="search" value={queue.search} />
      {regions.length > 1 ? (
        <Select
          label={t('screening:filter.region')}
          name="region"
          placeholder={t('screening:filter.anyRegion')}
          value={queue.region ?? ''}
          options={regions.map(({ kato, name }) => ({ value: kato, label: name }))}
        />
      ) : null}
      {languages.length > 1 ? (
        <Select
          label={t('screening:filter.language')}
          name="language"
          placeholder={t('screening:filter.anyLanguage')}
          value={queue.language ?? ''}
          options={languages.map((language) => ({ value: language, label: t(`common:language_${language}`) }))}
        />
      ) : null}
      <Button kind="secondary">{t('screening:filter.apply')}</Button>
    </form>
  )
}
