import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listDevices } from '#app/domain/device/list-devices.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { formatDate, formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { DeviceStateTag } from '#app/ui/device-state-tag.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Field } from '#app/ui/field.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Pagination } from '#app/ui/pagination.tsx'
import { Table } from '#app/ui/table.tsx'
import { SectionNav } from '#app/ui/tabs.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'technician', 'organiser')
  const params = new URL(args.request.url).searchParams
  const text = params.get('q') ?? ''
  const page = Math.max(1, Number.parseInt(params.get('page') ?? '', 10) || 1)
  const listed = await listDevices(ctx.domain, { state: params.get('state'), text, page })
  return { title: ctx.t('workshop:title'), text, ...listed }
}

export default function Workshop() {
  const { title, text, state, parts, devices, page, pages } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const base = `/${locale}/workshop`
  const whole = parts.reduce((sum, { count }) => sum + count, 0)
  const tab = (key: string, name: string, count: number, current: boolean) => ({
    href: key ? `${base}?state=${key}` : base,
    text: name,
    current,
    tag: formatNumber(locale, count),
  })
  return (
    <Page title={title} lead={t('workshop:lead')} width="wide">
      <ButtonRow>
        <ButtonLink href={`${base}/devices/new`}>{t('workshop:add')}</ButtonLink>
        <ButtonLink kind="secondary" href={`${base}/scan`}>
          {t('workshop:scan')}
        </ButtonLink>
        <ButtonLink kind="secondary" href={`${base}/labels`}>
          {t('workshop:labels')}
        </ButtonLink>
        <ButtonLink kind="secondary" href={`${base}/repairs`}>
          {t('handover:repairs.title')}
        </ButtonLink>
        <ButtonLink kind="secondary" href={`${base}/donations`}>
          {t('workshop:donations')}
        </ButtonLink>
      </ButtonRow>
      <SectionNav
        label={t('workshop:states')}
        items={[
          tab('', t('workshop:all'), whole, state === null),
          ...parts
            .filter((part) => part.count > 0 || part.state === state)
            .map((part) => tab(part.state, t(`workshop:is.${part.state}`), part.count, part.state === state)),
        ]}
      />
      <form method="get" noValidate>
        {state ? <input type="hidden" name="state" value={state} /> : null}
        <Field label={t('workshop:search')} hint={t('workshop:searchHint')} name="q" value={text} type="search" />
        <Button kind="secondary">{t('workshop:find')}</Button>
      </form>
      <Table
        caption={state ? t(`workshop:is.${state}`) : t('workshop:all')}
        captionHidden
        columns={[
          { key: 'label', title: t('workshop:label') },
          { key: 'device', title: t('workshop:device') },
          { key: 'serial', title: t('workshop:serial') },
          { key: 'state', title: t('workshop:state') },
          { key: 'flags', title: t('workshop:flags') },
          { key: 'changed', title: t('workshop:changed') },
        ]}
        rows={devices.map((device) => ({
          key: device.id,
          href: `${base}/devices/${device.id}`,
          cells: {
            label: device.label,
            device: `${device.make} ${device.model}`.trim() || t(`allocation:class.${device.class}`),
            serial: device.serial,
            state: <DeviceStateTag state={device.state} />,
            flags: device.flags.map((flag) => t(`workshop:flag.${flag}`)).join(', '),
            changed: formatDate(locale, new Date(device.changedAt)),
          },
        }))}
        empty={<EmptyState title={t('workshop:empty')}>{t('workshop:emptyHint')}</EmptyState>}
      />
      <Pagination
        label={t('workshop:pages')}
        page={page}
        pages={pages}
        hrefFor={(number) =>
          `${base}?${new URLSearchParams({ ...(state ? { state } : {}), ...(text ? { q: text } : {}), page: String(number) })}`
        }
        previousText={t('common:previous')}
        nextText={t('common:next')}
      />
    </Page>
  )
}
