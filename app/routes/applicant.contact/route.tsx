import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { contactInput } from '#app/domain/application/input.server.ts'
import { saveContact } from '#app/domain/application/save-contact.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { openSection, saveSection } from '#app/http/section-page.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { rowsOf } from '#app/ui/application-rows.tsx'
import { ContactFields } from '#app/ui/details-fields.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { SectionForm } from '#app/ui/section-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { view, from } = await openSection(ctx, args.request)
  return { title: ctx.t('application:section.contact'), view, from }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  return saveSection(ctx, args.request, {
    section: 'contact',
    input: contactInput,
    save: saveContact,
    told: () => ({}),
  })
}

export default function Contact() {
  const { title, view, from } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()
  const { t, locale } = useTranslate()
  const { phone, email, version } = view.contact
  const form = useFormState(problem, { phone, email })
  return (
    <SectionForm
      title={title}
      version={version}
      from={from}
      errors={form.errors}
      stored={problem && 'conflict' in problem ? rowsOf('contact', view, t, locale) : null}
    >
      <ContactFields form={form} />
    </SectionForm>
  )
}
