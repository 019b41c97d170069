import { formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Details } from '#app/ui/details.tsx'
import { Table } from '#app/ui/table.tsx'

type Props = {
  criteria: readonly { number: number; name: string }[]
  earlier: readonly {
    savedAt: Date | string
    submitted: boolean
    scores: readonly (number | null)[]
    note: string
    comment: string
  }[]
}

/** What the juror gave to this essay before; nobody else sees it. */
export function EarlierReviews({ criteria, earlier }: Props) {
  const { t, locale } = useTranslate()
  if (earlier.length === 0) return null
  const words = (['comment', 'note'] as const).filter((name) => earlier.some((one) => one[name] !== ''))
  const titles = { comment: t('desk:comment.label'), note: t('jury:essay.note') }
  return (
    <Details summary={t('desk:earlier.title', { count: earlier.length })}>
      <Table
        caption={t('desk:earlier.caption')}
        captionHidden
        dense
        columns={[
          { key: 'at', title: t('desk:earlier.at') },
          { key: 'state', title: t('jury:queue.state') },
          ...criteria.map(({ number, name }) => ({ key: `score.${number}`, title: name, numeric: true })),
          ...words.map((name) => ({ key: name, title: titles[name] })),
        ]}
        rows={earlier.map((one, index) => ({
          key: String(index),
          cells: {
            at: formatDateTime(locale, new Date(one.savedAt)),
            state: one.submitted ? t('desk:earlier.submitted') : t('jury:essayState.draft'),
            ...Object.fromEntries(criteria.map(({ number }, at) => [`score.${number}`, one.scores[at] ?? '–'])),
            comment: one.comment,
            note: one.note,
          },
        }))}
      />
    </Details>
  )
}
