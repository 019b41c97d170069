import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { moveInput } from '#app/domain/device/input.server.ts'
import { moveDevice } from '#app/domain/device/move-device.server.ts'
import { wipeableStates } from '#app/domain/device/record-wipe.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { deviceName, deviceOf } from '#app/http/device-of.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { DeviceStateTag } from '#app/ui/device-state-tag.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { History } from './history.tsx'
import { NextMoves } from './next-moves.tsx'
import { Wipes } from './wipes.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'technician', 'organiser')
  const { device, next, moves, wipes } = await deviceOf(ctx, args.params)
  const name = deviceName(ctx, device)
  return { title: device.label, name, device, next, moves, wipes, mayWipe: wipeableStates.includes(device.state) }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'technician', 'organiser')
  const deviceId = args.params.deviceId ?? ''
  const form = await args.request.formData()
  const parsed = parseForm(moveInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await moveDevice(ctx.domain, { deviceId, ...parsed.value })
  if (outcome.ok) return redirectWithNotice(ctx.href(`/workshop/devices/${deviceId}`), 'saved')
  return outcome.reason === 'unknown' ? notFound() : refused(form, '', `workshop:error.move.${outcome.reason}`)
}

export default function DevicePage() {
  const { title, name, device, next, moves, wipes, mayWipe } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), {})
  const { t, locale } = useTranslate()
  const base = `/${locale}/workshop/devices/${device.id}`
  const number = (value: number | null) => (value === null ? '' : formatNumber(locale, value))
  const known = [
    { key: t('workshop:class'), value: t(`allocation:class.${device.class}`) },
    {
      key: t('workshop:grade'),
      value: device.grade ? t(`workshop:grades.${device.grade}`) : t('workshop:grades.none'),
    },
    { key: t('workshop:serial'), value: device.serial },
    { key: t('workshop:processor'), value: device.processor },
    { key: t('workshop:memory'), value: number(device.memoryGb) },
    { key: t('workshop:storage'), value: number(device.storageGb) },
    { key: t('workshop:storageKind'), value: t(`workshop:storageKinds.${device.storageKind}`) },
    { key: t('workshop:battery'), value: number(device.batteryHealth) },
    { key: t('workshop:screen'), value: number(device.screenInches) },
    { key: t('workshop:defects'), value: device.defects },
  ].filter(({ value }) => value !== '')
  return (
    <Page
      title={title}
      caption={name}
      tag={<DeviceStateTag state={device.state} />}
      back={{ href: `/${locale}/workshop`, text: t('workshop:title') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
      width="wide"
    >
      {device.flags.length > 0 ? (
        <Notification tone="warn" title={t('workshop:flags')}>
          {device.flags.map((flag) => t(`workshop:flag.${flag}`)).join(', ')}
        </Notification>
      ) : null}
      <section>
        <h2>{t('workshop:next')}</h2>
        <NextMoves base={base} version={device.version} mayWipe={mayWipe} next={next} />
      </section>
      <section>
        <h2>{t('workshop:about')}</h2>
        <SummaryList rows={known} />
        <ButtonRow>
          <ButtonLink kind="secondary" href={`${base}/edit`}>
            {t('workshop:edit')}
          </ButtonLink>
          <ButtonLink kind="secondary" href={`/${locale}/workshop/labels?from=${device.label}&to=${device.label}`}>
            {t('workshop:label')}
          </ButtonLink>
        </ButtonRow>
      </section>
      <Wipes base={base} wipes={wipes} />
      <History moves={moves} />
    </Page>
  )
}
