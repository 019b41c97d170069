import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listAppeals } from '#app/domain/allocation/list-appeals.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { formatCode } from '#app/ui/format-code.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { Table } from '#app/ui/table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

const tones = { open: 'warn', corrected: 'done', confirmed: 'neutral' } as const

/** What families asked to have checked; open questions first. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  return {
    title: ctx.t('lists:appeals.title'),
    head: headOf(ctx, contest),
    here: ctx.href(`/organiser/contests/${contest.id}/appeals`),
    appeals: (await listAppeals(ctx.domain, contest.id)).map(({ asked_at, ...appeal }) => ({
      ...appeal,
      askedAt: formatDate(ctx.locale, asked_at),
    })),
  }
}

export default function Appeals() {
  const { title, head, here, appeals } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      lead={t('lists:appeals.lead')}
      width="wide"
      before={<ContestNav {...head} current="lists" />}
      back={{ href: `/${locale}/organiser/contests/${head.contestId}/lists`, text: t('lists:back') }}
    >
      <Table
        caption={title}
        captionHidden
        columns={[
          { key: 'code', title: t('lists:column.code') },
          { key: 'fact', title: t('lists:appeals.fact') },
          { key: 'asked', title: t('lists:appeals.asked') },
          { key: 'state', title: t('lists:appeals.state') },
        ]}
        rows={appeals.map(({ id, code, fact, askedAt, state }) => ({
          key: id,
          href: `${here}/${id}`,
          cells: {
            code: formatCode(code),
            fact: t(`lists:appeal.fact.${fact}`),
            asked: askedAt,
            state: <StatusTag tone={tones[state]}>{t(`lists:appeal.state.${state}`)}</StatusTag>,
          },
        }))}
        empty={<p>{t('lists:appeals.none')}</p>}
      />
    </Page>
  )
}
