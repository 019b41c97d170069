import { useTranslate } from '#app/i18n/use-translate.ts'
import { ArrangeButtons } from '#app/ui/arrange-buttons.tsx'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import type { useFormState } from '#app/ui/form-state.ts'
import type { CriterionRow } from './criterion-row.ts'

const languages = ['kk', 'ru', 'en'] as const

export interface CriterionFormProps {
  version: string
  criterion: CriterionRow
  form: ReturnType<typeof useFormState>
}

/** One criterion with its worded levels in three languages. Arranging levels keeps what was typed, unsaved. */
export function CriterionForm({ version, criterion, form }: CriterionFormProps) {
  const { t } = useTranslate()
  const from = Number.parseInt(criterion.from, 10) || 0
  return (
    <form method="post" noValidate>
      {/* What Enter in a field presses. */}
      <button type="submit" name="intent" value="save" className="vh" tabIndex={-1} aria-hidden="true">
        {t('common:save')}
      </button>
      <input type="hidden" name="version" value={version} />
      <div className="columns">
        {languages.map((language) => (
          <Field
            key={language}
            label={t(`contest:inLanguage.name_${language}`)}
            name={`names.${language}`}
            lang={language}
            value={criterion.names[language]}
            {...form.error(`names.${language}`)}
          />
        ))}
      </div>
      <div className="columns">
        <Field
          label={t('contest:criterion.weight')}
          hint={t('contest:criterion.weightHint')}
          name="weight"
          inputMode="decimal"
          size="year"
          value={criterion.weight}
          {...form.error('weight')}
        />
        <Field
          label={t('contest:criterion.from')}
          hint={t('contest:criterion.fromHint')}
          name="from"
          inputMode="numeric"
          size="year"
          value={criterion.from}
          {...form.error('from')}
        />
      </div>
      <h2 id="field-levels">{t('contest:criterion.levels')}</h2>
      {form.error('levels').error ? <p className="error">{form.error('levels').error}</p> : null}
      {criterion.levels.map((level, index) => {
        const heading = t('contest:criterion.level', { score: from + index })
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
          <fieldset key={index} className="group">
            <legend>{heading}</legend>
            <div className="columns">
              {languages.map((language) => (
                <TextArea
                  key={language}
                  label={t(`contest:inLanguage.text_${language}`)}
                  name={`levels.${index}.${language}`}
                  lang={language}
                  rows={3}
                  value={level[language]}
                  {...form.error(`levels.${index}.${language}`)}
                />
              ))}
            </div>
            <ArrangeButtons
              label={heading}
              place={String(index)}
              first={index === 0}
              last={index === criterion.levels.length - 1}
            />
          </fieldset>
        )
      })}
      <ButtonRow>
        <Button kind="secondary" name="intent" value="add">
          {t('contest:criterion.addLevel')}
        </Button>
      </ButtonRow>
      <Button name="intent" value="save">
        {t('common:save')}
      </Button>
    </form>
  )
}
