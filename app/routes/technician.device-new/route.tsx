import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { deviceClasses, storageKinds } from '#app/domain/device/device.ts'
import { newDevicesInput } from '#app/domain/device/input.server.ts'
import { receiveDevices } from '#app/domain/device/receive-devices.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { forbidden, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { DeviceFields } from '#app/ui/device-fields.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'technician', 'organiser')
  return { title: ctx.t('workshop:new.title'), choices: { classes: deviceClasses, storageKinds } }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'technician', 'organiser')
  const form = await args.request.formData()
  const parsed = parseForm(newDevicesInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await receiveDevices(ctx.domain, parsed.value)
  if (!outcome.ok) {
    if (outcome.reason === 'forbidden') return forbidden()
    return refused(form, 'serial', outcome.reason === 'serial' ? 'workshop:error.serial' : 'workshop:error.oneSerial')
  }
  const { devices } = outcome.value
  if (devices.length === 1) return redirectWithNotice(ctx.href(`/workshop/devices/${devices[0]?.id}`), 'created')
  return redirect(ctx.href(`/workshop/labels?from=${devices[0]?.label}&to=${devices.at(-1)?.label}`))
}

export default function NewDevices() {
  const { title, choices } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), { class: 'laptop', count: '1', storageKind: 'unknown' })
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      lead={t('workshop:new.lead')}
      back={{ href: `/${locale}/workshop`, text: t('workshop:title') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <form method="post" encType="multipart/form-data" noValidate>
        <Field
          label={t('workshop:new.count')}
          hint={t('workshop:new.countHint')}
          name="count"
          inputMode="numeric"
          size="short"
          value={form.value('count')}
          {...form.error('count')}
        />
        <DeviceFields form={form} {...choices} />
        <Button>{t('workshop:new.submit')}</Button>
      </form>
    </Page>
  )
}
