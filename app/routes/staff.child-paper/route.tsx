import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findReached } from '#app/domain/application/reached-application.server.ts'
import { needsOwnAgreement } from '#app/domain/application/sections.ts'
import { paperConsentInput } from '#app/domain/consent/input.server.ts'
import { recordPaperConsent } from '#app/domain/consent/record-paper.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { readUpload } from '#app/http/certificate-upload.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { GuardianFields } from '#app/ui/guardian-fields.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator', 'partner')
  const application = await findReached(ctx.domain, args.params.applicationId ?? '')
  if (!application) return notFound()
  return {
    title: ctx.t('consent:paper.title'),
    id: application.id,
    child: `${application.familyName} ${application.givenName}`.trim(),
    guardian: { guardianName: application.guardianName, guardianRelation: application.guardianRelation },
    needsChild: needsOwnAgreement(application.birthDate, ctx.domain.now),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator', 'partner')
  const id = args.params.applicationId ?? ''
  if (!(await findReached(ctx.domain, id))) return notFound()
  const form = await readUpload(args.request)
  if (!form) return refused(new FormData(), 'file', 'certificate:error.damaged')
  const parsed = parseForm(paperConsentInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const { guardianName, guardianRelation, childSigned, file } = parsed.value
  const recorded = await recordPaperConsent(ctx.domain, id, {
    guardianName,
    guardianRelation,
    childSigned,
    photograph: file ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array(),
    locale: ctx.locale,
  })
  if (recorded.ok) return redirectWithNotice(ctx.href(`/children/${id}`), 'saved')
  if (recorded.reason === 'not-found') return notFound()
  if (recorded.reason === 'names') return refused(form, '', 'application:problem.names')
  if (recorded.reason === 'closed') return refused(form, '', 'certificate:error.closed')
  return refused(form, 'file', `certificate:error.${recorded.reason}`)
}

export default function PaperConsent() {
  const { title, id, child, guardian, needsChild } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), guardian)
  return (
    <Page
      title={title}
      caption={child}
      lead={t('consent:paper.lead')}
      back={{ href: `/${locale}/children/${id}`, text: t('status:child.title') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <form method="post" encType="multipart/form-data" noValidate>
        <GuardianFields form={form} />
        {needsChild ? (
          <Checkbox
            label={t('consent:paper.child')}
            name="childSigned"
            checked={form.value('childSigned') === 'yes'}
            {...form.error('childSigned')}
          />
        ) : null}
        <Field
          label={t('consent:paper.photo')}
          hint={t('consent:paper.photoHint')}
          name="file"
          type="file"
          accept="image/jpeg,image/png,image/webp"
          {...form.error('file')}
        />
        <Button>{t('common:save')}</Button>
      </form>
    </Page>
  )
}
