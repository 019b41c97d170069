import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import type { useFormState } from '#app/ui/form-state.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'

export interface StockFormProps {
  stock: readonly { region: string; name: string; devices: number | null; version: number }[]
  state: string
  form: ReturnType<typeof useFormState>
}

/** The devices of each region; once a list is published they only show. */
export function StockForm({ stock, state, form }: StockFormProps) {
  const { t } = useTranslate()
  const total = stock.reduce((sum, { devices }) => sum + (devices ?? 0), 0)
  const locked = state === 'announced' || state === 'archived'
  return (
    <section>
      <h2>{t('allocation:stock.title')}</h2>
      {locked ? (
        <>
          <p>{t('allocation:stock.locked')}</p>
          <SummaryList
            rows={stock.map(({ name, devices }) => ({
              key: name,
              value: devices ?? t('allocation:stock.notEntered'),
            }))}
          />
        </>
      ) : (
        <form method="post" noValidate>
          <div className="columns">
            {stock.map(({ region, name, version }) => (
              <div key={region}>
                <input type="hidden" name={`version-${region}`} value={version} />
                <Field
                  label={t('allocation:stock.label', { region: name })}
                  name={`devices-${region}`}
                  inputMode="numeric"
                  size="short"
                  value={form.value(`devices-${region}`)}
                  {...form.error(`devices-${region}`)}
                />
              </div>
            ))}
          </div>
          <Button kind="secondary" name="intent" value="stock">
            {t('allocation:stock.save')}
          </Button>
        </form>
      )}
      <p>{t('allocation:stock.total', { total })}</p>
    </section>
  )
}
