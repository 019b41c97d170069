import { useTranslate } from '#app/i18n/use-translate.ts'
import { Table } from '#app/ui/table.tsx'

type Props = {
  readers: readonly string[]
  criteria: readonly { number: number; name: string; readings: readonly (number | null)[] }[]
}

/** The scores of the readings side by side, under letters that were drawn for this essay alone. */
export function ReadingTable({ readers, criteria }: Props) {
  const { t } = useTranslate()
  return (
    <>
      <h2>{t('adjudication:readings.title')}</h2>
      <p>{t('adjudication:readings.lead')}</p>
      <Table
        caption={t('adjudication:readings.title')}
        captionHidden
        columns={[
          { key: 'criterion', title: t('adjudication:readings.criterion') },
          ...readers.map((letter, at) => ({
            key: `reader-${at}`,
            title: t('adjudication:readings.reader', { letter }),
            numeric: true,
          })),
        ]}
        rows={criteria.map(({ number, name, readings }) => ({
          key: String(number),
          cells: {
            criterion: t('jury:essay.criterion', { number, name }),
            ...Object.fromEntries(readings.map((score, at) => [`reader-${at}`, score ?? '—'])),
          },
        }))}
      />
    </>
  )
}
