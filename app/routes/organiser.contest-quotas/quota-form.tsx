import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import type { FormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'

type Row = { id: string; name: string; quota: number | null; below: number }

export interface QuotaFormProps {
  page: string
  open: boolean
  version: number
  /** the rows have districts of their own */
  districts: boolean
  top: Row
  rows: readonly Row[]
  totals: { sum: number; quota: number | null; stock: number }
  form: FormState
}

/** The quota of a node and of those below it, with their sum as it was typed or saved last. */
export function QuotaForm({ page, open, version, districts, top, rows, totals, form }: QuotaFormProps) {
  const { t } = useTranslate()
  const quota = totals.quota ?? t('stock:quotas.noQuota')
  const sum = <p>{t('stock:quotas.sum', { sum: totals.sum, quota, stock: totals.stock })}</p>
  if (!open) {
    return (
      <>
        <Notification tone="info">{t('stock:locked')}</Notification>
        <SummaryList
          rows={[top, ...rows].map((row) => ({ key: row.name, value: row.quota ?? t('stock:quotas.noQuota') }))}
        />
        {sum}
      </>
    )
  }
  const field = (row: Row) => (
    <Field
      label={t('stock:quotas.of', { place: row.name })}
      name={`quota-${row.id}`}
      inputMode="numeric"
      size="short"
      value={form.value(`quota-${row.id}`)}
      {...(districts && row !== top && row.below > 0 ? { hint: t('stock:quotas.hint', { sum: row.below }) } : {})}
      {...form.error(`quota-${row.id}`)}
    />
  )
  return (
    <form method="post" encType="multipart/form-data" noValidate>
      <input type="hidden" name="version" value={version} />
      {field(top)}
      <div className="columns">
        {rows.map((row) => (
          <div key={row.id}>
            {field(row)}
            {districts ? (
              <p>
                <a href={`${page}/quotas?node=${row.id}`} aria-label={`${t('stock:quotas.districts')}: ${row.name}`}>
                  {t('stock:quotas.districts')}
                </a>
              </p>
            ) : null}
          </div>
        ))}
      </div>
      {sum}
      <ButtonRow>
        <Button name="intent" value="save">
          {t('stock:quotas.save')}
        </Button>
        <Button kind="secondary" name="intent" value="recalculate">
          {t('stock:quotas.recalculate')}
        </Button>
        <ButtonLink kind="quiet" href={`${page}/quotas/apportion?node=${top.id}`}>
          {t('stock:quotas.apportion')}
        </ButtonLink>
      </ButtonRow>
    </form>
  )
}
