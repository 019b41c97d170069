import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getConsentLink } from '#app/domain/consent/get-link.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { makeLinkFromForm } from '#app/http/consent-link-form.server.ts'
import { editableApplication, ownApplication } from '#app/http/own-application.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ConsentLinkForm } from '#app/ui/consent-link-form.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => pageTitle(shown)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { application } = args.request.method === 'GET' ? await editableApplication(ctx) : await ownApplication(ctx)
  return { title: ctx.t('consent:link.title'), link: await getConsentLink(ctx.domain, application.id) }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { application } = await ownApplication(ctx)
  return makeLinkFromForm(ctx, args.request, application.id, ctx.href('/application/consent'))
}

export default function ConsentLink() {
  const { title, link } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, locale } = useTranslate()
  const form = useFormState(answer, {})
  return (
    <Page
      title={title}
      lead={t('consent:link.lead')}
      back={{ href: `/${locale}/application/consent`, text: t('application:section.consent') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <ConsentLinkForm form={form} made={answer && 'made' in answer ? answer.made : null} link={link} />
    </Page>
  )
}
