import type { ReactNode } from 'react'
import { formatDateTime, formatList, fromLocalDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Checkboxes } from '#app/ui/choices.tsx'
import { DateTimeField } from '#app/ui/date-field.tsx'
import { Field } from '#app/ui/field.tsx'
import type { useFormState } from '#app/ui/form-state.ts'
import { Locked, type LockReason } from '#app/ui/locked.tsx'

type Part =
  | 'slug'
  | 'regions'
  | 'opensAt'
  | 'closesAt'
  | 'eligibility'
  | 'essay'
  | 'reviewsPerEssay'
  | 'certificateDays'

type Saved = Record<
  'slug' | 'opensAt' | 'closesAt' | 'gradeMin' | 'gradeMax' | 'ageMin' | 'ageMax' | 'wordsMin' | 'wordsMax',
  string
> & { regions: string[]; essayLanguages: string[]; reviewsPerEssay: string; certificateDays: string }

export interface RulesFormProps {
  form: ReturnType<typeof useFormState>
  locks: Record<Part, LockReason | null>
  saved: Saved
  allRegions: { kato: string; name: string }[]
}

/** The rules of a contest; what can no longer be changed fairly is shown with the reason instead of a control. */
export function RulesForm({ form, locks, saved, allRegions }: RulesFormProps) {
  const { t, locale } = useTranslate()
  const control = (name: keyof Saved) => ({ name, value: form.value(name), ...form.error(name) })
  const number = (name: keyof Saved, label: string) => (
    <Field {...control(name)} label={label} inputMode="numeric" size="year" />
  )
  const languages = (['kk', 'ru', 'en'] as const).map((value) => ({ value, label: t(`common:language_${value}`) }))
  const part = (name: Part, label: string, held: string, editable: ReactNode) => {
    const reason = locks[name]
    return reason ? (
      <Locked label={label} reason={reason}>
        {held}
      </Locked>
    ) : (
      editable
    )
  }
  const time = (value: string) => {
    const at = fromLocalDateTime(value)
    return at ? formatDateTime(locale, at) : t('common:notGiven')
  }
  const moment = (name: 'opensAt' | 'closesAt') =>
    part(
      name,
      t(`contest:rules.${name}`),
      time(saved[name]),
      <DateTimeField {...control(name)} label={t(`contest:rules.${name}`)} hint={t(`contest:rules.${name}Hint`)} />,
    )
  return (
    <form method="post" noValidate>
      <input type="hidden" name="version" value={form.value('version')} />
      <div className="columns">
        {moment('opensAt')}
        {moment('closesAt')}
      </div>
      {part(
        'regions',
        t('contest:rules.regions'),
        formatList(
          locale,
          allRegions.filter(({ kato }) => saved.regions.includes(kato)).map(({ name }) => name),
        ),
        <>
          <input type="hidden" name="list" value="regions" />
          <div className="columns-choices">
            <Checkboxes
              legend={t('contest:rules.regions')}
              legendSize="m"
              hint={t('contest:rules.regionsHint')}
              name="regions"
              values={form.values('regions')}
              options={allRegions.map(({ kato, name }) => ({ value: kato, label: name }))}
              {...form.error('regions')}
            />
          </div>
          <ButtonRow>
            <Button kind="secondary" name="intent" value="all-regions">
              {t('contest:rules.allRegions')}
            </Button>
            <Button kind="quiet" name="intent" value="no-regions">
              {t('contest:rules.noRegions')}
            </Button>
          </ButtonRow>
        </>,
      )}
      {part(
        'eligibility',
        t('contest:rules.eligibility'),
        `${t('contest:rules.grades')}: ${saved.gradeMin}–${saved.gradeMax}. ${t('contest:rules.ages')}: ${saved.ageMin}–${saved.ageMax}.`,
        <>
          <h2>{t('contest:rules.eligibility')}</h2>
          <div className="columns">
            {number('gradeMin', t('contest:rules.gradeMin'))}
            {number('gradeMax', t('contest:rules.gradeMax'))}
            {number('ageMin', t('contest:rules.ageMin'))}
            {number('ageMax', t('contest:rules.ageMax'))}
          </div>
          <p className="hint">{t('contest:rules.agesHint')}</p>
        </>,
      )}
      {part(
        'essay',
        t('contest:rules.essay'),
        `${formatList(
          locale,
          languages.filter(({ value }) => saved.essayLanguages.includes(value)).map(({ label }) => label),
        )}. ${t('contest:rules.words')}: ${saved.wordsMin}–${saved.wordsMax}.`,
        <>
          <h2>{t('contest:rules.essay')}</h2>
          <input type="hidden" name="list" value="essayLanguages" />
          <Checkboxes
            legend={t('contest:rules.essayLanguages')}
            name="essayLanguages"
            inline
            values={form.values('essayLanguages')}
            options={languages}
            {...form.error('essayLanguages')}
          />
          <div className="columns">
            {number('wordsMin', t('contest:rules.wordsMin'))}
            {number('wordsMax', t('contest:rules.wordsMax'))}
          </div>
        </>,
      )}
      {part(
        'reviewsPerEssay',
        t('contest:rules.reviewsPerEssay'),
        saved.reviewsPerEssay,
        <Field
          {...control('reviewsPerEssay')}
          label={t('contest:rules.reviewsPerEssay')}
          hint={t('contest:rules.reviewsHint')}
          inputMode="numeric"
          size="year"
        />,
      )}
      {part(
        'certificateDays',
        t('certificate:days.label'),
        saved.certificateDays,
        <Field
          {...control('certificateDays')}
          label={t('certificate:days.label')}
          hint={t('certificate:days.hint')}
          inputMode="numeric"
          size="year"
        />,
      )}
      {part(
        'slug',
        t('contest:rules.slug'),
        saved.slug,
        <Field
          {...control('slug')}
          label={t('contest:rules.slug')}
          hint={t('contest:rules.slugHint')}
          size="half"
          spellCheck={false}
        />,
      )}
      <Button name="intent" value="save">
        {t('common:save')}
      </Button>
    </form>
  )
}
