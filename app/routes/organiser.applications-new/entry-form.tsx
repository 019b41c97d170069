import { guardianRelations } from '#app/domain/application/application.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Checkbox, Checkboxes, Radios } from '#app/ui/choices.tsx'
import { DateField } from '#app/ui/date-field.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import type { useFormState } from '#app/ui/form-state.ts'
import { Select } from '#app/ui/select.tsx'

type Choices = {
  places: readonly { value: string; label: string }[]
  grades: readonly string[]
  groups: readonly { value: string; label: string }[]
  languages: readonly ('kk' | 'ru' | 'en')[]
  words: { min: number; max: number }
}

/** A paper application on one page, in the order of the paper. */
export function EntryForm({ form, choices }: { form: ReturnType<typeof useFormState>; choices: Choices }) {
  const { t, locale } = useTranslate()
  const text = (name: string) => ({ name, value: form.value(name), ...form.error(name) })
  const languages = choices.languages.map((value) => ({ value, label: t(`common:language_${value}`) }))
  return (
    <form method="post" encType="multipart/form-data" noValidate>
      <input type="hidden" name="key" value={form.value('key')} />
      <h2>{t('screening:entry.child')}</h2>
      <div className="columns">
        <Field label={t('screening:entry.familyName')} {...text('familyName')} />
        <Field label={t('screening:entry.givenName')} {...text('givenName')} />
        <Field label={t('screening:entry.patronymic')} optionalText={t('common:optional')} {...text('patronymic')} />
      </div>
      <DateField
        legend={t('screening:fact.birthDate')}
        name="birthDate"
        value={{
          day: form.value('birthDateDay'),
          month: form.value('birthDateMonth'),
          year: form.value('birthDateYear'),
        }}
        labels={{
          day: t('screening:entry.day'),
          month: t('screening:entry.month'),
          year: t('screening:entry.year'),
        }}
        {...form.error('birthDate')}
      />
      <div className="columns">
        <Field label={t('screening:fact.school')} {...text('school')} />
        <Select
          label={t('screening:fact.grade')}
          placeholder={t('screening:decision.choose')}
          options={choices.grades.map((value) => ({ value, label: value }))}
          {...text('grade')}
        />
      </div>
      <div className="columns">
        <Select
          label={t('screening:fact.place')}
          placeholder={t('screening:decision.choose')}
          options={choices.places}
          {...text('place')}
        />
        <Field label={t('screening:fact.village')} optionalText={t('common:optional')} {...text('village')} />
      </div>
      <div className="columns">
        <Field label={t('screening:fact.phone')} type="tel" {...text('phone')} />
        <Field label={t('screening:fact.email')} type="email" optionalText={t('common:optional')} {...text('email')} />
      </div>
      {choices.groups.length > 0 ? (
        <Checkboxes
          legend={t('screening:claims.title')}
          hint={t('screening:entry.groupsHint')}
          name="groups"
          values={form.values('groups')}
          options={choices.groups}
          {...form.error('groups')}
        />
      ) : null}
      <h2>{t('screening:fact.guardian')}</h2>
      <div className="columns">
        <Field label={t('screening:entry.guardianName')} {...text('guardianName')} />
        <Select
          label={t('screening:entry.guardianRelation')}
          placeholder={t('screening:decision.choose')}
          options={guardianRelations.map((value) => ({ value, label: t(`screening:relation.${value}`) }))}
          {...text('guardianRelation')}
        />
      </div>
      <Checkbox
        label={t('screening:entry.guardianConsent')}
        name="guardianConsent"
        checked={form.value('guardianConsent') === 'yes'}
        {...form.error('guardianConsent')}
      />
      <Checkbox
        label={t('screening:entry.childConsent')}
        name="childConsent"
        checked={form.value('childConsent') === 'yes'}
        {...form.error('childConsent')}
      />
      <Radios
        legend={t('screening:entry.letters')}
        name="locale"
        inline
        value={form.value('locale') || locale}
        options={(['kk', 'ru', 'en'] as const).map((value) => ({ value, label: t(`common:language_${value}`) }))}
      />
      <h2>{t('screening:fact.essay')}</h2>
      <Radios
        legend={t('screening:filter.language')}
        name="essayLanguage"
        inline
        value={form.value('essayLanguage')}
        options={languages}
        {...form.error('essayLanguage')}
      />
      <TextArea
        label={t('screening:entry.essay')}
        hint={t('screening:entry.essayHint', choices.words)}
        rows={16}
        {...text('body')}
      />
      <ButtonRow>
        <Button name="intent" value="open">
          {t('common:save')}
        </Button>
        <Button kind="secondary" name="intent" value="another">
          {t('screening:entry.another')}
        </Button>
      </ButtonRow>
    </form>
  )
}
