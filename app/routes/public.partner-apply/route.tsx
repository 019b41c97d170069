import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { applyForAccount } from '#app/domain/partner/apply-for-account.server.ts'
import { partnerApplicationInput } from '#app/domain/partner/input.server.ts'
import { partnerKinds } from '#app/domain/partner/partner.ts'
import { listRegions } from '#app/domain/region/list-regions.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { mayVisitorSend } from '#app/http/visitor-limit.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Select } from '#app/ui/select.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  return {
    title: ctx.t('partner:apply.title'),
    regions: await listRegions(ctx.domain, ctx.locale),
    key: ctx.services.random.uuid(),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const form = await args.request.formData()
  const parsed = parseForm(partnerApplicationInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  if (!(await mayVisitorSend(ctx, args.context.clientAddress, parsed.value.contactEmail))) {
    return refused(form, '', 'partner:error.tooMany')
  }
  const outcome = await applyForAccount(ctx.domain, { ...parsed.value, locale: ctx.locale })
  if (!outcome.ok) return refused(form, 'region', 'partner:error.region')
  return redirect(ctx.href('/partners/applied'))
}

export default function Apply() {
  const { title, regions, key } = useLoaderData<typeof loader>()
  const { t } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), { key })
  const text = (name: string) => ({ name, value: form.value(name), ...form.error(name) })
  return (
    <Page
      title={title}
      lead={t('partner:apply.lead')}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <p>{t('partner:apply.what')}</p>
      <form method="post" encType="multipart/form-data" noValidate>
        <input type="hidden" name="key" value={form.value('key')} />
        <h2>{t('partner:organisation')}</h2>
        <Field label={t('partner:name')} autoComplete="organization" {...text('name')} />
        <Radios
          legend={t('partner:kind')}
          options={partnerKinds.map((value) => ({ value, label: t(`partner:kinds.${value}`) }))}
          {...text('kind')}
        />
        <Select
          label={t('partner:region')}
          placeholder={t('partner:chooseRegion')}
          options={regions.map(({ kato, name }) => ({ value: kato, label: name }))}
          {...text('region')}
        />
        <Field label={t('partner:place')} hint={t('partner:placeHint')} {...text('place')} />
        <Field
          label={t('partner:bin')}
          hint={t('partner:binHint')}
          optionalText={t('common:optional')}
          inputMode="numeric"
          size="half"
          {...text('bin')}
        />
        <TextArea label={t('partner:about')} hint={t('partner:aboutHint')} rows={5} {...text('about')} />
        <h2>{t('partner:contact')}</h2>
        <Field label={t('account:name')} autoComplete="name" {...text('contactName')} />
        <Field
          label={t('account:email')}
          hint={t('partner:emailHint')}
          type="email"
          autoComplete="email"
          {...text('contactEmail')}
        />
        <Field label={t('partner:phone')} type="tel" size="half" autoComplete="tel" {...text('contactPhone')} />
        <p className="hint">{t('partner:apply.data')}</p>
        <Button>{t('partner:apply.send')}</Button>
      </form>
    </Page>
  )
}
