import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { openOffers } from '#app/domain/allocation/open-offers.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { screenedContest, screeningHead } from '#app/http/queue-of.server.ts'
import { formatDay } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { formatCode } from '#app/ui/format-code.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ScreeningHead } from '#app/ui/screening-head.tsx'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { Table } from '#app/ui/table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

const tones = { late: 'warn', offered: 'info', accepted: 'done', declined: 'neutral', released: 'neutral' } as const

/** What families answered; who did not by the day stands first, to be telephoned. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator')
  const contest = await screenedContest(ctx, args.params)
  const offers = await openOffers(ctx.domain, contest.id)
  return {
    title: ctx.t('lists:answers.title'),
    head: screeningHead(ctx, contest),
    lists: ctx.href(`/organiser/contests/${contest.id}/lists`),
    here: ctx.href(`/organiser/contests/${contest.id}/answers`),
    offers: offers.map(({ region, ...offer }) => ({
      ...offer,
      region: region?.[ctx.locale] ?? '',
      until: formatDay(ctx.locale, offer.answerBy),
      shown: offer.late ? ('late' as const) : offer.state,
    })),
  }
}

export default function Answers() {
  const { title, head, lists, here, offers } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      lead={t('lists:answers.lead')}
      width="wide"
      before={<ScreeningHead {...head} current="lists" />}
      back={{ href: lists, text: t('lists:back') }}
    >
      {head.organiser ? (
        <ButtonRow>
          <ButtonLink kind="secondary" href={`/${locale}/organiser/contests/${head.contestId}/succession`}>
            {t('lists:succession.title')}
          </ButtonLink>
        </ButtonRow>
      ) : null}
      <Table
        caption={title}
        captionHidden
        dense
        columns={[
          { key: 'code', title: t('lists:column.code') },
          { key: 'name', title: t('lists:column.name') },
          { key: 'guardian', title: t('lists:column.guardian') },
          { key: 'region', title: t('allocation:region') },
          { key: 'until', title: t('lists:answers.until') },
          { key: 'state', title: t('lists:answers.state') },
          { key: 'reason', title: t('lists:answers.reason') },
        ]}
        rows={offers.map((offer) => ({
          key: offer.applicationId,
          href: `${here}/${offer.applicationId}`,
          cells: {
            code: formatCode(offer.code),
            name: offer.withdrawn ? t('allocation:list.withdrawn') : offer.name,
            guardian: [offer.guardian, offer.phone].filter(Boolean).join(', '),
            region: offer.region,
            until: offer.until,
            state: <StatusTag tone={tones[offer.shown]}>{t(`lists:state.${offer.shown}`)}</StatusTag>,
            reason: offer.reason,
          },
        }))}
        empty={<p>{t('lists:answers.none')}</p>}
      />
    </Page>
  )
}
