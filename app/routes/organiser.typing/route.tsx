import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { showTypingProgress } from '#app/domain/transcription/show-progress.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { screenedContest, screeningHead } from '#app/http/queue-of.server.ts'
import { formatDate, formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ScreeningHead } from '#app/ui/screening-head.tsx'
import { Table } from '#app/ui/table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await screenedContest(ctx, args.params)
  return {
    title: ctx.t('typing:title'),
    head: screeningHead(ctx, contest),
    base: ctx.href(`/organiser/contests/${contest.id}/applications`),
    progress: await showTypingProgress(ctx.domain, contest),
  }
}

export default function TypingProgress() {
  const { title, head, base, progress } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const number = (value: number) => formatNumber(locale, value)
  const days = (count: number) => t('typing:days', { count })
  return (
    <Page title={title} width="wide" lead={t('typing:lead')} back={{ href: base, text: t('typing:back') }}>
      <ScreeningHead {...head} />
      {progress.total === 0 ? (
        <EmptyState title={t('typing:noneTitle')}>{t('typing:noneBody')}</EmptyState>
      ) : (
        <Table
          caption={t('typing:stages', { count: progress.total })}
          columns={[
            { key: 'stage', title: t('typing:column.stage') },
            { key: 'essays', title: t('typing:column.essays'), numeric: true },
            { key: 'held', title: t('typing:column.held'), numeric: true },
            { key: 'late', title: t('typing:column.late'), numeric: true },
            { key: 'oldest', title: t('typing:column.oldest') },
          ]}
          rows={progress.stages.map(({ stage, essays, held, late, oldestDays }) => ({
            key: stage,
            cells: {
              stage: t(`typing:stage.${stage}`),
              essays: number(essays),
              held: stage === 'settled' ? '—' : number(held),
              late: number(late),
              oldest: oldestDays === null ? '—' : days(oldestDays),
            },
          }))}
        />
      )}
      {progress.waiting.length > 0 ? (
        <Table
          caption={t('typing:waiting')}
          columns={[
            { key: 'since', title: t('typing:column.since') },
            { key: 'days', title: t('typing:column.waits') },
            { key: 'stage', title: t('typing:column.stage') },
            { key: 'pages', title: t('typing:column.pages'), numeric: true },
            { key: 'held', title: t('typing:column.hands') },
          ]}
          rows={progress.waiting.map(({ id, stage, held, since, days: waits, pages }) => ({
            key: id,
            cells: {
              since: formatDate(locale, since),
              days: days(waits),
              stage: t(`typing:stage.${stage}`),
              pages: number(pages),
              held: t(held ? 'typing:held' : 'typing:free'),
            },
          }))}
        />
      ) : null}
      {progress.unreadable.length > 0 ? (
        <>
          <h2>{t('typing:unreadable')}</h2>
          <p>{t('typing:unreadableLead')}</p>
          <Table
            caption={t('typing:unreadable')}
            captionHidden
            columns={[
              { key: 'settled', title: t('typing:column.settled') },
              { key: 'places', title: t('typing:column.places'), numeric: true },
              { key: 'words', title: t('typing:column.words'), numeric: true },
            ]}
            rows={progress.unreadable.map(({ id, settledAt, places, words, applicationId }) => ({
              key: id,
              href: applicationId ? `${base}/${applicationId}` : undefined,
              cells: { settled: formatDate(locale, settledAt), places: number(places), words: number(words) },
            }))}
          />
        </>
      ) : null}
    </Page>
  )
}
