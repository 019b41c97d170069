import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Select } from '#app/ui/select.tsx'

type Props = {
  base: string
  request: { part: string; search: string }
  contestId: string | null
  contests: readonly { id: string; title: string }[]
}

/** Narrows the list of children; everything stands in the address. */
export function ChildFilters({ base, request, contestId, contests }: Props) {
  const { t } = useTranslate()
  return (
    <form method="get" action={base} className="toolbar">
      <input type="hidden" name="part" value={request.part} />
      <Field label={t('partner:filter.search')} name="search" type="search" value={request.search} />
      {contests.length > 1 ? (
        <Select
          label={t('partner:filter.contest')}
          name="contest"
          placeholder={t('partner:filter.anyContest')}
          value={contestId ?? ''}
          options={contests.map(({ id, title }) => ({ value: id, label: title }))}
        />
      ) : null}
      <Button kind="secondary">{t('partner:filter.apply')}</Button>
    </form>
  )
}
