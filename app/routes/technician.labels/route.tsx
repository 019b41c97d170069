import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listLabels } from '#app/domain/device/list-labels.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { qrOf } from '#app/http/qr.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { LabelSheet } from './label-sheet.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'technician', 'organiser')
  const url = new URL(args.request.url)
  const from = (url.searchParams.get('from') ?? '').slice(0, 40)
  const to = (url.searchParams.get('to') ?? '').slice(0, 40) || from
  const origin = ctx.services.env.publicOrigin ?? url.origin
  const devices = await listLabels(ctx.domain, { from, to })
  return {
    title: ctx.t('workshop:labelPage.title'),
    from,
    to,
    labels: devices.map((device) => ({
      label: device.label,
      name: `${device.make} ${device.model}`.trim() || ctx.t(`allocation:class.${device.class}`),
      qr: qrOf(`${origin}${ctx.href(`/workshop/label/${device.label}`)}`),
    })),
  }
}

export default function Labels() {
  const { title, from, to, labels } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      lead={t('workshop:labelPage.lead')}
      back={{ href: `/${locale}/workshop`, text: t('workshop:title') }}
      width="wide"
    >
      <form method="get" noValidate>
        <Field label={t('workshop:labelPage.from')} name="from" value={from} size="half" spellCheck={false} />
        <Field label={t('workshop:labelPage.to')} name="to" value={to} size="half" spellCheck={false} />
        <Button kind="secondary">{t('workshop:labelPage.show')}</Button>
      </form>
      {from !== '' && labels.length === 0 ? <p role="status">{t('workshop:labelPage.none')}</p> : null}
      <LabelSheet labels={labels} />
    </Page>
  )
}
