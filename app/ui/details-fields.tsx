import { useTranslate } from '#app/i18n/use-translate.ts'
import { Checkboxes } from './choices.tsx'
import { DateField } from './date-field.tsx'
import { Field } from './field.tsx'
import type { FormState } from './form-state.ts'
import { Select } from './select.tsx'

/** Who the child is. */
export function AboutFields({ form }: { form: FormState }) {
  const { t } = useTranslate()
  return (
    <>
      <Field
        label={t('application:about.familyName')}
        name="familyName"
        value={form.value('familyName')}
        autoComplete="family-name"
        {...form.error('familyName')}
      />
      <Field
        label={t('application:about.givenName')}
        name="givenName"
        value={form.value('givenName')}
        autoComplete="given-name"
        {...form.error('givenName')}
      />
      <Field
        label={t('application:about.patronymic')}
        name="patronymic"
        value={form.value('patronymic')}
        optionalText={t('common:optional')}
        autoComplete="additional-name"
        {...form.error('patronymic')}
      />
      <DateField
        legend={t('application:about.birthDate')}
        name="birthDate"
        hint={t('application:about.birthDateHint')}
        labels={{
          day: t('application:about.day'),
          month: t('application:about.month'),
          year: t('application:about.year'),
        }}
        value={{
          day: form.value('birthDateDay'),
          month: form.value('birthDateMonth'),
          year: form.value('birthDateYear'),
        }}
        autoComplete="bday"
        {...form.error('birthDate')}
      />
    </>
  )
}

/** @param grades the first and the last that the contest takes */
export function SchoolFields({ form, grades: [first, last] }: { form: FormState; grades: readonly [number, number] }) {
  const { t } = useTranslate()
  const grades = Array.from({ length: last - first + 1 }, (_, index) => String(first + index))
  return (
    <>
      <Field
        label={t('application:school.school')}
        name="school"
        value={form.value('school')}
        hint={t('application:school.hint')}
        {...form.error('school')}
      />
      <Select
        label={t('application:school.grade')}
        name="grade"
        value={form.value('grade')}
        placeholder={t('application:choose')}
        options={grades.map((one) => ({ value: one, label: one }))}
        size="short"
        {...form.error('grade')}
      />
    </>
  )
}

/** A phone of the family, and an e-mail address if there is one. */
export function ContactFields({ form }: { form: FormState }) {
  const { t } = useTranslate()
  return (
    <>
      <Field
        label={t('application:contact.phone')}
        name="phone"
        type="tel"
        value={form.value('phone')}
        hint={t('application:contact.phoneHint')}
        autoComplete="tel"
        {...form.error('phone')}
      />
      <Field
        label={t('application:contact.email')}
        name="email"
        type="email"
        value={form.value('email')}
        optionalText={t('common:optional')}
        hint={t('application:contact.emailHint')}
        autoComplete="email"
        spellCheck={false}
        {...form.error('email')}
      />
    </>
  )
}

interface GroupsFieldsProps {
  form: FormState
  groups: readonly { key: string; name: string }[]
  /** the value of «none of these» */
  noGroup: string
}

/** The priority groups of the contest, and «none of these». */
export function GroupsFields({ form, groups, noGroup }: GroupsFieldsProps) {
  const { t } = useTranslate()
  return (
    <Checkboxes
      legend={t('application:groups.row')}
      name="groups"
      hint={t('application:groups.hint')}
      options={[
        ...groups.map((group) => ({ value: group.key, label: group.name })),
        { value: noGroup, label: t('application:groups.none') },
      ]}
      values={form.values('groups')}
      exclusive={noGroup}
      {...form.error('groups')}
    />
  )
}

/** The village within a district. */
export function VillageField({ form }: { form: FormState }) {
  const { t } = useTranslate()
  return (
    <Field
      label={t('application:place.village')}
      name="village"
      value={form.value('village')}
      optionalText={t('common:optional')}
      {...form.error('village')}
    />
  )
}
