import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import type { FormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Select } from '#app/ui/select.tsx'

type Unit = { kato: string; name: string }
type Answer = 'all' | 'some' | 'none' | 'many-wait' | 'few-wait'

type Props = { form: FormState; regions: readonly Unit[]; districts: readonly Unit[]; answer: Answer | null }

const options = (units: readonly Unit[]) => units.map(({ kato, name }) => ({ value: kato, label: name }))

/** For whom the devices are, and what such a condition would do as things stand. */
export function EarmarkFields({ form, regions, districts, answer }: Props) {
  const { t } = useTranslate()
  const text = (name: string) => ({ name, value: form.value(name), ...form.error(name) })
  return (
    <>
      <h2>{t('donation:earmark.title')}</h2>
      <p>{t('donation:earmark.lead')}</p>
      <Select
        label={t('donation:earmark.region')}
        placeholder={t('donation:earmark.any')}
        options={options(regions)}
        {...text('earmarkRegion')}
      />
      {districts.length > 0 ? (
        <Select
          label={t('donation:earmark.district')}
          placeholder={t('donation:earmark.whole')}
          options={options(districts)}
          {...text('earmarkDistrict')}
        />
      ) : null}
      <Radios
        legend={t('donation:earmark.fallback')}
        options={(['open', 'parent', 'none'] as const).map((value) => ({
          value,
          label: t(`donation:earmark.fallbacks.${value}`),
        }))}
        {...text('fallback')}
      />
      <Field
        label={t('donation:earmark.until')}
        hint={t('donation:earmark.untilHint')}
        type="date"
        size="half"
        {...text('until')}
      />
      {answer ? (
        <Notification tone={answer === 'all' || answer === 'many-wait' ? 'done' : 'info'} role="status">
          {t(`donation:earmark.answer.${answer}`)}
        </Notification>
      ) : null}
      <ButtonRow>
        <Button kind="secondary" name="intent" value="district">
          {t('donation:earmark.pick')}
        </Button>
        <Button kind="secondary" name="intent" value="ask">
          {t('donation:earmark.ask')}
        </Button>
      </ButtonRow>
    </>
  )
}
