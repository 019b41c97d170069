import { deviceClasses, deviceGrades } from '#app/core/device/device-class.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Radios } from './choices.tsx'
import { Field } from './field.tsx'
import type { FormState } from './form-state.ts'
import { Select } from './select.tsx'

export interface BondChoices {
  /** regions of the contest, each with its districts */
  regions: readonly { kato: string; name: string; districts: readonly { kato: string; name: string }[] }[]
  groups: readonly { key: string; name: string }[]
}

/** What kind of device, and how many. */
export function ClassFields({ form }: { form: FormState }) {
  const { t } = useTranslate()
  return (
    <>
      <Radios
        legend={t('stock:lot.class')}
        name="class"
        inline
        options={deviceClasses.map((value) => ({ value, label: t(`allocation:class.${value}`) }))}
        value={form.value('class')}
        {...form.error('class')}
      />
      <Field
        label={t('stock:lot.count')}
        name="count"
        inputMode="numeric"
        size="short"
        value={form.value('count')}
        {...form.error('count')}
      />
    </>
  )
}

/** Whom a donor wants to reach: children of a place, of a group, or both. */
export function BondFields({
  form,
  regions,
  groups,
  names,
}: BondChoices & { form: FormState; names: [string, string] }) {
  const { t } = useTranslate()
  const [region, group] = names
  return (
    <>
      <Select
        label={t('stock:lot.region')}
        name={region}
        placeholder={t('stock:lot.anyRegion')}
        groups={regions.map((one) => ({
          label: one.name,
          options: [
            { value: one.kato, label: t('stock:lot.wholeRegion', { name: one.name }) },
            ...one.districts.map(({ kato, name }) => ({ value: kato, label: name })),
          ],
        }))}
        value={form.value(region)}
        {...form.error(region)}
      />
      {groups.length > 0 ? (
        <Select
          label={t('stock:lot.group')}
          name={group}
          placeholder={t('stock:lot.anyGroup')}
          options={groups.map(({ key, name }) => ({ value: key, label: name }))}
          value={form.value(group)}
          {...form.error(group)}
        />
      ) : null}
    </>
  )
}

/** All fields of one lot. */
export function LotFields({ form, ...choices }: BondChoices & { form: FormState }) {
  const { t } = useTranslate()
  return (
    <>
      <ClassFields form={form} />
      <Select
        label={t('stock:lot.grade')}
        hint={t('stock:lot.gradeHint')}
        name="grade"
        size="half"
        placeholder={t('stock:lot.anyGrade')}
        options={deviceGrades.map((value) => ({ value, label: value }))}
        value={form.value('grade')}
        {...form.error('grade')}
      />
      <BondFields form={form} {...choices} names={['earmarkRegion', 'earmarkGroup']} />
      <Radios
        legend={t('stock:lot.fallback')}
        name="fallback"
        options={(['none', 'parent', 'open'] as const).map((value) => ({ value, label: t(`stock:fallback.${value}`) }))}
        value={form.value('fallback') || 'none'}
        {...form.error('fallback')}
      />
      <Field
        label={t('stock:lot.until')}
        hint={t('stock:lot.untilHint')}
        name="until"
        type="date"
        size="half"
        value={form.value('until')}
        {...form.error('until')}
      />
      <Field
        label={t('stock:lot.note')}
        hint={t('stock:lot.noteHint')}
        name="note"
        value={form.value('note')}
        {...form.error('note')}
      />
    </>
  )
}
