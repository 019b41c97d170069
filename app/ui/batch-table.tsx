import { localeNames } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { StatusTag } from './status-tag.tsx'
import { Table } from './table.tsx'

type Batch = {
  id: string
  label: string
  locale: 'kk' | 'ru' | 'en'
  created: string
  void: boolean
  issued: number
  activated: number
  submitted: number
  voided: number
}

/** Batches of cards and how far their children are. */
export function BatchTable({ batches, base }: { batches: readonly Batch[]; base: string }) {
  const { t } = useTranslate()
  return (
    <Table
      caption={t('card:list.title')}
      captionHidden
      columns={[
        { key: 'label', title: t('card:new.label') },
        { key: 'created', title: t('card:list.created') },
        { key: 'locale', title: t('card:new.locale') },
        { key: 'issued', title: t('card:list.issued'), numeric: true },
        { key: 'activated', title: t('card:list.activated'), numeric: true },
        { key: 'submitted', title: t('card:list.submitted'), numeric: true },
        { key: 'voided', title: t('card:list.voided'), numeric: true },
      ]}
      rows={batches.map((batch) => ({
        key: batch.id,
        href: `${base}/${batch.id}`,
        cells: {
          label: (
            <>
              {batch.label} {batch.void ? <StatusTag tone="neutral">{t('card:state.void')}</StatusTag> : null}
            </>
          ),
          created: batch.created,
          locale: localeNames[batch.locale],
          issued: batch.issued,
          activated: batch.activated,
          submitted: batch.submitted,
          voided: batch.voided,
        },
      }))}
      empty={t('card:list.empty')}
    />
  )
}
