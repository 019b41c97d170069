import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listChecklist } from '#app/domain/device/list-checklist.ts'
import { passChecklist } from '#app/domain/device/pass-checklist.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { forbidden, notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { deviceName, deviceOf } from '#app/http/device-of.server.ts'
import { refused } from '#app/http/form.server.ts'
import { formatList } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkboxes } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'technician', 'organiser')
  const { device } = await deviceOf(ctx, args.params)
  return {
    title: ctx.t('workshop:ready.title'),
    name: deviceName(ctx, device),
    id: device.id,
    label: device.label,
    version: device.version,
    items: listChecklist(device),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'technician', 'organiser')
  const deviceId = args.params.deviceId ?? ''
  const form = await args.request.formData()
  const passed = form.getAll('passed').filter((item): item is string => typeof item === 'string')
  const version = Number(form.get('version')) || 0
  const outcome = await passChecklist(ctx.domain, { deviceId, version, passed })
  if (outcome.ok) return redirectWithNotice(ctx.href(`/workshop/devices/${deviceId}`), 'saved')
  if (outcome.reason === 'unknown') return notFound()
  if (outcome.reason === 'forbidden') return forbidden()
  if (outcome.reason !== 'incomplete') return refused(form, '', `workshop:error.move.${outcome.reason}`)
  const items = (outcome.missing ?? []).map((item) => ctx.t(`workshop:ready.item.${item}`))
  return refused(form, 'passed', 'workshop:error.incomplete', { items: formatList(ctx.locale, items) })
}

export default function Ready() {
  const { title, name, id, label, version, items } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), {})
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      caption={`${label} · ${name}`}
      lead={t('workshop:ready.lead')}
      back={{ href: `/${locale}/workshop/devices/${id}`, text: label }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <form method="post" encType="multipart/form-data" noValidate>
        <input type="hidden" name="version" value={version} />
        <Checkboxes
          legend={t('workshop:ready.items')}
          name="passed"
          options={items.map((value) => ({ value, label: t(`workshop:ready.item.${value}`) }))}
          values={form.values('passed')}
          {...form.error('passed')}
        />
        <Button>{t('workshop:ready.submit')}</Button>
      </form>
    </Page>
  )
}
