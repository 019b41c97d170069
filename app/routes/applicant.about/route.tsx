import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { aboutInput } from '#app/domain/application/input.server.ts'
import { saveAbout } from '#app/domain/application/save-about.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { openSection, saveSection } from '#app/http/section-page.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { rowsOf } from '#app/ui/application-rows.tsx'
import { AboutFields } from '#app/ui/details-fields.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { SectionForm } from '#app/ui/section-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { view, from } = await openSection(ctx, args.request)
  return { title: ctx.t('application:section.about'), view, from }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  return saveSection(ctx, args.request, {
    section: 'about',
    input: aboutInput,
    save: saveAbout,
    told: ({ ageMin, ageMax }) => ({
      future: { field: 'birthDate', key: 'application:error.birthDate.future' },
      age: {
        field: 'birthDate',
        key: 'application:error.birthDate.age',
        params: { min: ageMin, max: ageMax },
      },
    }),
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
      <AboutFields form={form} />
    </SectionForm>
  )
}
