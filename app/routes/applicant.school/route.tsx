import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { schoolInput } from '#app/domain/application/input.server.ts'
import { saveSchool } from '#app/domain/application/save-school.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { openSection, saveSection } from '#app/http/section-page.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { rowsOf } from '#app/ui/application-rows.tsx'
import { SchoolFields } from '#app/ui/details-fields.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { SectionForm } from '#app/ui/section-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { view, from } = await openSection(ctx, args.request)
  return { title: ctx.t('application:section.school'), view, from }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  return saveSection(ctx, args.request, {
    section: 'school',
    input: schoolInput,
    save: saveSchool,
    told: () => ({ grade: { field: 'grade', key: 'application:error.grade.empty' } }),
  })
}

export default function School() {
  const { title, view, from } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()
  const { t, locale } = useTranslate()
  const { school, grade, version } = view.school
  const form = useFormState(problem, { school, grade: grade === null ? '' : String(grade) })
  return (
    <SectionForm
      title={title}
      version={version}
      from={from}
      errors={form.errors}
      stored={problem && 'conflict' in problem ? rowsOf('school', view, t, locale) : null}
    >
      <SchoolFields form={form} grades={view.contest.grades} />
    </SectionForm>
  )
}
