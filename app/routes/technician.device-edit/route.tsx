import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { deviceClasses, deviceGrades, storageKinds } from '#app/domain/device/device.ts'
import { editDevice } from '#app/domain/device/edit-device.server.ts'
import { deviceEditInput } from '#app/domain/device/input.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { forbidden, notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { deviceName, deviceOf } from '#app/http/device-of.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox, Radios } from '#app/ui/choices.tsx'
import { DeviceFields } from '#app/ui/device-fields.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

const flags = ['accountLocked', 'needsPart', 'noCharger'] as const

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'technician', 'organiser')
  const { device } = await deviceOf(ctx, args.params)
  return {
    title: ctx.t('workshop:edit'),
    name: deviceName(ctx, device),
    device,
    choices: { classes: deviceClasses, storageKinds },
    grades: deviceGrades,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'technician', 'organiser')
  const deviceId = args.params.deviceId ?? ''
  const form = await args.request.formData()
  const parsed = parseForm(deviceEditInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await editDevice(ctx.domain, deviceId, parsed.value)
  if (outcome.ok) return redirectWithNotice(ctx.href(`/workshop/devices/${deviceId}`), 'saved')
  if (outcome.reason === 'unknown') return notFound()
  if (outcome.reason === 'forbidden') return forbidden()
  if (outcome.reason === 'serial') return refused(form, 'serial', 'workshop:error.serial')
  return refused(form, '', outcome.reason === 'in-stock' ? 'workshop:error.inStock' : 'workshop:error.move.changed')
}

export default function EditDevice() {
  const { title, name, device, choices, grades } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const shown = (value: number | null) => (value === null ? '' : String(value))
  const form = useFormState(useActionData<typeof action>(), {
    class: device.class,
    grade: device.grade ?? '',
    make: device.make,
    model: device.model,
    serial: device.serial,
    processor: device.processor,
    memoryGb: shown(device.memoryGb),
    storageGb: shown(device.storageGb),
    storageKind: device.storageKind,
    batteryHealth: shown(device.batteryHealth),
    screenInches: shown(device.screenInches),
    defects: device.defects,
    ...Object.fromEntries(flags.map((flag) => [flag, device.flags.includes(flag) ? 'yes' : ''])),
  })
  return (
    <Page
      title={title}
      caption={`${device.label} · ${name}`}
      back={{ href: `/${locale}/workshop/devices/${device.id}`, text: device.label }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <form method="post" encType="multipart/form-data" noValidate>
        <input type="hidden" name="version" value={device.version} />
        <Radios
          legend={t('workshop:grade')}
          name="grade"
          value={form.value('grade')}
          options={[
            { value: '', label: t('workshop:grades.none') },
            ...grades.map((value) => ({ value, label: t(`workshop:grades.${value}`) })),
          ]}
          {...form.error('grade')}
        />
        <Fieldset id="flags" legend={t('workshop:flags')} hint={t('workshop:flagsHint')}>
          {flags.map((flag) => (
            <Checkbox key={flag} name={flag} label={t(`workshop:flag.${flag}`)} checked={form.value(flag) === 'yes'} />
          ))}
        </Fieldset>
        <DeviceFields form={form} {...choices} />
        <Button>{t('workshop:save')}</Button>
      </form>
    </Page>
  )
}
