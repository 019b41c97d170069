import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { agreeMyself } from '#app/domain/consent/agree-myself.server.ts'
import { getConsentText } from '#app/domain/consent/get-consent-text.server.ts'
import { agreeInput } from '#app/domain/consent/input.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { conflict, editableApplication, ownApplication, sectionSaved } from '#app/http/own-application.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Checkbox } from '#app/ui/choices.tsx'
import { ConsentText } from '#app/ui/consent-text.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { SectionForm } from '#app/ui/section-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  if (args.request.method === 'GET') await editableApplication(ctx)
  return { title: ctx.t('consent:childTitle'), text: await getConsentText(ctx.domain, ctx.locale) }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const form = await args.request.formData()
  const parsed = parseForm(agreeInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const { application } = await ownApplication(ctx)
  const agreed = await agreeMyself(ctx.domain, application.id, { ...parsed.value, locale: ctx.locale })
  if (agreed.ok) return sectionSaved(ctx, form, 'consent', { late: false })
  if (agreed.reason === 'not-found') return notFound()
  if (agreed.reason === 'closed') return conflict(form, 'application:error.closed')
  if (agreed.reason === 'names') return refused(form, '', 'application:problem.names')
  return refused(form, 'childAgrees', 'consent:error.textChanged')
}

export default function OwnAgreement() {
  const { title, text } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), {})
  return (
    <SectionForm
      title={title}
      lead={t('consent:childText')}
      version=""
      from=""
      errors={form.errors}
      back={{ href: `/${locale}/application/consent`, text: t('application:section.consent') }}
    >
      <input type="hidden" name="textVersion" value={text.version} />
      <ConsentText text={text} />
      <Checkbox label={t('consent:childAgrees')} name="childAgrees" {...form.error('childAgrees')} />
    </SectionForm>
  )
}
