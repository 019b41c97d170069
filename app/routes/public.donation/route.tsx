import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { followDonation } from '#app/domain/donation/follow-donation.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { donationOf } from '#app/http/donation-of.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table } from '#app/ui/table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const followed = await followDonation(ctx.domain, await donationOf(ctx, args), ctx.locale)
  const isNew = new URL(args.request.url).searchParams.get('new') === 'yes'
  const year = ctx.domain.now.getUTCFullYear()
  return { title: ctx.t('donation:status.title', { code: followed.code }), isNew, year, ...followed }
}

export default function DonationStatus() {
  const {
    title,
    isNew,
    year,
    code,
    class: deviceClass,
    count,
    state,
    reason,
    donorKind,
    stages,
    arrived,
    places,
  } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const page = `/${locale}/donations/${code.replaceAll('-', '')}`
  return (
    <Page
      title={title}
      caption={`${t(`allocation:class.${deviceClass}`)} · ${formatNumber(locale, count)}`}
      before={
        isNew ? (
          <Notification tone="done" role="status">
            {t('donation:status.thanks')}
          </Notification>
        ) : null
      }
    >
      <p>{state === 'declined' ? t('donation:status.declined', { reason }) : t(`donation:status.${state}`)}</p>
      <Table
        caption={t('donation:follow.title')}
        captionHidden
        columns={[
          { key: 'stage', title: t('donation:status.stage') },
          { key: 'count', title: t('donation:status.devices'), numeric: true },
        ]}
        rows={stages.map(({ stage, count: there }) => ({
          key: stage,
          cells: { stage: t(`donation:status.stages.${stage}`), count: formatNumber(locale, there) },
        }))}
      />
      {places.length > 0 ? (
        <Table
          caption={t('donation:status.places')}
          columns={[
            { key: 'place', title: t('donation:status.place') },
            { key: 'count', title: t('donation:status.devices'), numeric: true },
          ]}
          rows={places.map(({ name, count: there }) => ({
            key: name,
            cells: { place: name, count: formatNumber(locale, there) },
          }))}
        />
      ) : null}
      <p className="hint">{t('donation:status.noChild')}</p>
      {arrived ? (
        <>
          <h2>{t('donation:status.papers')}</h2>
          <ul>
            <li>
              <a href={`${page}/thanks.pdf`}>{t('donation:status.thank')}</a>
            </li>
            {donorKind === 'company' ? (
              <li>
                <a href={`${page}/report/${year}.pdf`}>{t('donation:status.year', { year: String(year) })}</a>
              </li>
            ) : null}
          </ul>
        </>
      ) : null}
      <p>
        <a href={`/${locale}/donate`}>{t('donation:status.more')}</a>
      </p>
    </Page>
  )
}
