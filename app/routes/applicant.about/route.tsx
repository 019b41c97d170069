import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { aboutInput } from '#app/domain/application/input.server.ts'
import { presentOwn } from '#app/domain/application/present.server.ts'
import { saveAbout } from '#app/domain/application/save-about.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import {
  cameFrom,
  editableApplication,
  ownApplication,
  sectionRefused,
  sectionSaved,
} from '#app/http/own-application.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { rowsOf } from '#app/ui/application-rows.tsx'
import { DateField } from '#app/ui/date-field.tsx'
import { Field } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { SectionForm } from '#app/ui/section-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const dossier = args.request.method === 'POST' ? await ownApplication(ctx) : await editableApplication(ctx)
  const view = await presentOwn(ctx.domain, dossier, ctx.locale)
  return { title: ctx.t('application:section.about'), view, from: cameFrom(args.request) }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const form = await args.request.formData()
  const parsed = parseForm(aboutInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const { application, contest } = await ownApplication(ctx)
  const saved = await saveAbout(ctx.domain, application.id, parsed.value)
  if (saved.ok) return sectionSaved(ctx, form, 'about', saved.value)
  return sectionRefused(form, saved.reason, {
    future: { field: 'birthDate', key: 'application:error.birthDate.future' },
    age: {
      field: 'birthDate',
      key: 'application:error.birthDate.age',
      params: { min: contest.ageMin, max: contest.ageMax },
    },
  })
}

export default function About() {
  const { title, view, from } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()
  const { t, locale } = useTranslate()
  const { familyName, givenName, patronymic, birthDate, version } = view.about
  const [year, month, day] = (birthDate ?? '').split('-')
  const form = useFormState(problem, {
    familyName,
    givenName,
    patronymic,
    birthDateDay: day,
    birthDateMonth: month,
    birthDateYear: year,
  })
  return (
    <SectionForm
      title={title}
      version={version}
      from={from}
      errors={form.errors}
      stored={problem && 'conflict' in problem ? rowsOf('about', view, t, locale) : null}
    >
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
    </SectionForm>
  )
}
