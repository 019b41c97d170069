import { useTranslate } from '#app/i18n/use-translate.ts'
import { ListFilters } from '#app/ui/list-filters.tsx'

type Props = {
  base: string
  request: { part: string; search: string }
  contestId: string | null
  contests: readonly { id: string; title: string }[]
}

/** Narrows the list of children. */
export function ChildFilters({ base, request, contestId, contests }: Props) {
  const { t } = useTranslate()
  return (
    <ListFilters
      base={base}
      part={request.part}
      search={{ label: t('partner:filter.search'), value: request.search }}
      choices={[
        {
          name: 'contest',
          label: t('partner:filter.contest'),
          placeholder: t('partner:filter.anyContest'),
          value: contestId,
          options: contests.map(({ id, title }) => ({ value: id, label: title })),
        },
      ]}
      apply={t('partner:filter.apply')}
    />
  )
}
