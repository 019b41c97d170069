import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { wipeInput } from '#app/domain/device/input.server.ts'
import { recordWipe } from '#app/domain/device/record-wipe.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { forbidden, notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { deviceName, deviceOf } from '#app/http/device-of.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { WipeFields } from '#app/ui/wipe-fields.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'technician', 'organiser')
  const { device } = await deviceOf(ctx, args.params)
  return { title: ctx.t('workshop:wipe.title'), name: deviceName(ctx, device), id: device.id, label: device.label }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'technician', 'organiser')
  const deviceId = args.params.deviceId ?? ''
  const form = await args.request.formData()
  const parsed = parseForm(wipeInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await recordWipe(ctx.domain, deviceId, parsed.value)
  if (outcome.ok) return redirectWithNotice(ctx.href(`/workshop/devices/${deviceId}`), 'saved')
  if (outcome.reason === 'forbidden') return forbidden()
  return outcome.reason === 'unknown' ? notFound() : refused(form, '', 'workshop:error.notNow')
}

export default function Wipe() {
  const { title, name, id, label } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), {})
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      caption={`${label} · ${name}`}
      lead={t('workshop:wipe.lead')}
      back={{ href: `/${locale}/workshop/devices/${id}`, text: label }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <form method="post" encType="multipart/form-data" noValidate>
        <WipeFields form={form} />
        <Radios
          legend={t('workshop:wipe.outcome')}
          name="outcome"
          value={form.value('outcome')}
          options={(['passed', 'failed'] as const).map((value) => ({
            value,
            label: t(`workshop:wipe.outcomes.${value}`),
          }))}
          {...form.error('outcome')}
        />
        <Field
          label={t('workshop:note')}
          optionalText={t('common:optional')}
          name="note"
          value={form.value('note')}
          {...form.error('note')}
        />
        <Button>{t('workshop:wipe.submit')}</Button>
      </form>
    </Page>
  )
}
