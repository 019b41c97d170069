import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import type { FormState } from '#app/ui/form-state.ts'
import { Select } from '#app/ui/select.tsx'

export interface PolicyFormProps {
  form: FormState
  version: number
  groups: readonly { key: string; name: string }[]
  open: boolean
}

/** Tiers, the choice of classes, the floor and the reserves, each with what it does. */
export function PolicyForm({ form, version, groups, open }: PolicyFormProps) {
  const { t } = useTranslate()
  const levels = (['country', 'region', 'district'] as const).map((value) => ({
    value,
    label: t(`stock:policy.${value}`),
  }))
  return (
    <form method="post" encType="multipart/form-data" noValidate>
      <input type="hidden" name="version" value={version} />
      <Radios
        legend={t('stock:policy.tiers')}
        name="usesTiers"
        options={[
          { value: 'yes', label: t('stock:policy.tiersYes'), hint: t('stock:policy.tiersYesHint') },
          { value: 'no', label: t('stock:policy.tiersNo'), hint: t('stock:policy.tiersNoHint') },
        ]}
        value={form.value('usesTiers')}
        {...form.error('usesTiers')}
      />
      <Radios
        legend={t('stock:policy.rule')}
        name="rule"
        options={[
          { value: 'cover', label: t('stock:policy.cover'), hint: t('stock:policy.coverHint') },
          { value: 'lexicographic', label: t('stock:policy.lexicographic'), hint: t('stock:policy.lexicographicHint') },
        ]}
        value={form.value('rule')}
        {...form.error('rule')}
      />
      <Field
        label={t('stock:policy.minScore')}
        hint={t('stock:policy.minScoreHint')}
        name="minScore"
        inputMode="decimal"
        size="short"
        value={form.value('minScore')}
        {...form.error('minScore')}
      />
      <Field
        label={t('stock:policy.answerDays')}
        hint={t('stock:policy.answerDaysHint')}
        name="answerDays"
        inputMode="numeric"
        size="short"
        value={form.value('answerDays')}
        {...form.error('answerDays')}
      />
      <Field
        label={t('stock:policy.appealDays')}
        hint={t('stock:policy.appealDaysHint')}
        name="appealDays"
        inputMode="numeric"
        size="short"
        value={form.value('appealDays')}
        {...form.error('appealDays')}
      />
      {groups.length > 0 ? (
        <>
          <h2>{t('stock:policy.reserves')}</h2>
          <p>{t('stock:policy.reservesHint')}</p>
          {groups.map(({ key, name }) => (
            <div key={key} className="columns">
              <Field
                label={t('stock:policy.share', { group: name })}
                name={`share-${key}`}
                inputMode="decimal"
                size="short"
                suffix="%"
                value={form.value(`share-${key}`)}
                {...form.error(`share-${key}`)}
              />
              <Select
                label={t('stock:policy.level', { group: name })}
                name={`level-${key}`}
                options={levels}
                value={form.value(`level-${key}`) || 'region'}
                {...form.error(`level-${key}`)}
              />
            </div>
          ))}
        </>
      ) : null}
      {open ? <Button>{t('stock:policy.save')}</Button> : null}
    </form>
  )
}
