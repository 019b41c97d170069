import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findReached } from '#app/domain/application/reached-application.server.ts'
import { withdrawApplication } from '#app/domain/application/withdraw-application.server.ts'
import { getConsentLink } from '#app/domain/consent/get-link.server.ts'
import { hasSheet } from '#app/domain/consent/open-sheet.server.ts'
import { getExtension } from '#app/domain/extension/get-extension.server.ts'
import { grantExtension, revokeExtension } from '#app/domain/extension/grant-extension.server.ts'
import { extensionInput } from '#app/domain/extension/input.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { forbidden, notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { makeLinkFromForm } from '#app/http/consent-link-form.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { ConsentLinkForm } from '#app/ui/consent-link-form.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { formatCode } from '#app/ui/format-code.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ExtensionForm } from './extension-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator', 'partner')
  const application = await findReached(ctx.domain, args.params.applicationId ?? '')
  if (!application) return notFound()
  return {
    title: ctx.t('status:child.title'),
    child: {
      id: application.id,
      code: formatCode(application.code),
      name: `${application.familyName} ${application.givenName}`.trim(),
      organiser: ctx.viewer.roles.includes('organiser'),
      link: await getConsentLink(ctx.domain, application.id),
      sheet: await hasSheet(ctx.domain, application.id),
      extension: await getExtension(ctx.domain, application.id),
    },
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator', 'partner')
  const id = args.params.applicationId ?? ''
  if (!(await findReached(ctx.domain, id))) return notFound()
  const form = await args.request.clone().formData()
  const here = ctx.href(`/children/${id}`)
  switch (form.get('what')) {
    case 'extend': {
      const parsed = parseForm(extensionInput, form)
      if (!parsed.ok) return invalid(parsed.problem)
      const granted = await grantExtension(ctx.domain, id, parsed.value)
      if (granted.ok) return redirectWithNotice(here, 'saved')
      if (granted.reason === 'not-found') return notFound()
      if (granted.reason === 'forbidden') return forbidden()
      return refused(
        form,
        'until',
        granted.reason === 'past' ? 'status:error.until.past' : 'status:error.until.reading',
      )
    }
    case 'end-extension': {
      const ended = await revokeExtension(ctx.domain, id)
      if (ended.ok) return redirectWithNotice(here, 'saved')
      return ended.reason === 'forbidden' ? forbidden() : notFound()
    }
    case 'withdraw': {
      if (form.get('sure') !== 'yes') return refused(form, 'sure', 'consent:error.sure.empty')
      const outcome = await withdrawApplication(ctx.domain, id)
      return outcome.ok ? redirect(ctx.href('/withdraw?done=yes')) : notFound()
    }
    default:
      return makeLinkFromForm(ctx, args.request, id, here)
  }
}

export default function Child() {
  const { title, child } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, locale } = useTranslate()
  const form = useFormState(answer, {})
  return (
    <Page
      title={title}
      caption={child.name}
      lead={t('application:codeIs', { code: child.code })}
      back={{ href: `/${locale}/children`, text: t('status:child.find') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <p>
        <a href={`/${locale}/children/${child.id}/certificates`}>{t('certificate:link')}</a>
      </p>
      <h2>{t('application:section.consent')}</h2>
      <p>
        <a href={`/${locale}/children/${child.id}/sheet`}>{t('consent:other.sheet')}</a>
      </p>
      <p>
        <a href={`/${locale}/children/${child.id}/paper`}>{t('consent:paper.title')}</a>
      </p>
      {child.sheet ? (
        <p>
          <a href={`/${locale}/children/${child.id}/paper/photo`}>{t('consent:paper.open')}</a>
        </p>
      ) : null}
      <ConsentLinkForm form={form} made={answer && 'made' in answer ? answer.made : null} link={child.link} />
      {child.organiser ? <ExtensionForm form={form} extension={child.extension} /> : null}
      <h2>{t('consent:withdraw.title')}</h2>
      <p>{t('status:child.withdrawLead')}</p>
      <form method="post" noValidate>
        <Checkbox label={t('consent:withdraw.sure')} name="sure" {...form.error('sure')} />
        <Button kind="danger" name="what" value="withdraw">
          {t('consent:withdraw.button')}
        </Button>
      </form>
    </Page>
  )
}
