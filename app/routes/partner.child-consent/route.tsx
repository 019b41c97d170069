import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { guardianRelations } from '#app/domain/application/application.ts'
import { consentInput } from '#app/domain/application/input.server.ts'
import { presentOwn } from '#app/domain/application/present.server.ts'
import { getConsentText } from '#app/domain/consent/get-consent-text.server.ts'
import { saveConsent } from '#app/domain/consent/save-consent.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { sectionRefused } from '#app/http/own-application.server.ts'
import { ownChild } from '#app/http/partner-page.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox, Radios } from '#app/ui/choices.tsx'
import { ConsentText } from '#app/ui/consent-text.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'partner')
  const child = await ownChild(ctx, args.params)
  const view = await presentOwn(ctx.domain, child, ctx.locale)
  if (!view.editable && args.request.method === 'GET') {
    throw redirect(ctx.href(`/partner/children/${child.application.id}`))
  }
  return {
    title: ctx.t('partner:consent.title'),
    id: child.application.id,
    view,
    text: await getConsentText(ctx.domain, ctx.locale),
    relations: guardianRelations,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'partner')
  const { application } = await ownChild(ctx, args.params)
  const form = await args.request.formData()
  const parsed = parseForm(consentInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const saved = await saveConsent(ctx.domain, application.id, { ...parsed.value, locale: ctx.locale })
  if (saved.ok) return redirectWithNotice(ctx.href(`/partner/children/${application.id}`), 'saved')
  return sectionRefused(form, saved.reason, {
    'text-changed': { field: 'guardianAgrees', key: 'consent:error.textChanged' },
    child: { field: 'childAgrees', key: 'consent:error.childAgrees.empty' },
  })
}

export default function ChildConsent() {
  const { title, id, view, text, relations } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const { guardianName, relation, guardianAt, childAt, needsChild, version } = view.consent
  const form = useFormState(useActionData<typeof action>(), {
    guardianName,
    guardianRelation: relation,
    guardianAgrees: guardianAt ? 'yes' : '',
    childAgrees: childAt ? 'yes' : '',
  })
  return (
    <Page
      title={title}
      lead={t('partner:consent.lead')}
      back={{ href: `/${locale}/partner/children/${id}`, text: t('partner:child.back') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <form method="post" noValidate>
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="textVersion" value={text.version} />
        <Field
          label={t('consent:guardianName')}
          name="guardianName"
          value={form.value('guardianName')}
          {...form.error('guardianName')}
        />
        <Radios
          legend={t('consent:guardianRelation')}
          name="guardianRelation"
          options={relations.map((one) => ({ value: one, label: t(`consent:relation.${one}`) }))}
          value={form.value('guardianRelation')}
          {...form.error('guardianRelation')}
        />
        <ConsentText text={text} />
        <Checkbox
          label={t('partner:consent.guardian')}
          name="guardianAgrees"
          checked={form.value('guardianAgrees') === 'yes'}
          {...form.error('guardianAgrees')}
        />
        {needsChild ? (
          <Checkbox
            label={t('partner:consent.child')}
            name="childAgrees"
            checked={form.value('childAgrees') === 'yes'}
            {...form.error('childAgrees')}
          />
        ) : null}
        <Button>{t('common:save')}</Button>
      </form>
    </Page>
  )
}
