import type { QueueRequest } from '#app/domain/screening/queue-filter.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ListFilters } from '#app/ui/list-filters.tsx'

type Props = {
  base: string
  queue: QueueRequest
  regions: readonly { kato: string; name: string }[]
  languages: readonly ('kk' | 'ru' | 'en')[]
}

/** Narrows the part of the queue that is open. */
export function QueueFilters({ base, queue, regions, languages }: Props) {
  const { t } = useTranslate()
  return (
    <ListFilters
      base={base}
      part={queue.part}
      search={{ label: t('screening:filter.search'), value: queue.search }}
      choices={[
        {
          name: 'region',
          label: t('screening:filter.region'),
          placeholder: t('screening:filter.anyRegion'),
          value: queue.region ?? null,
          options: regions.map(({ kato, name }) => ({ value: kato, label: name })),
        },
        {
          name: 'language',
          label: t('screening:filter.language'),
          placeholder: t('screening:filter.anyLanguage'),
          value: queue.language ?? null,
          options: languages.map((language) => ({ value: language, label: t(`common:language_${language}`) })),
        },
      ]}
      apply={t('screening:filter.apply')}
    />
  )
}
