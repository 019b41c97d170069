import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { compareRuns } from '#app/domain/allocation/compare-runs.server.ts'
import { getRun } from '#app/domain/allocation/get-run.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { placesOf } from '#app/http/reason-places.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { reasonLine } from '#app/i18n/reason-text.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { formatCode } from '#app/ui/format-code.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table } from '#app/ui/table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

const most = 200

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const run = await getRun(ctx.domain, contest.id, args.params.runId ?? '')
  const other = await getRun(ctx.domain, contest.id, args.params.otherId ?? '')
  if (!run || !other) return notFound()
  const changes = await compareRuns(ctx.domain, other.id, run.id)
  const places = await placesOf(ctx, contest)
  return {
    title: ctx.t('allocation:compare.title'),
    head: headOf(ctx, contest),
    runId: run.id,
    createdAt: other.createdAt,
    changed: changes.length,
    entered: changes.filter(({ after }) => after === 'recipient').length,
    left: changes.filter(({ before }) => before === 'recipient').length,
    rows: changes.slice(0, most).map(({ code, region, before, after, reason }) => ({
      code,
      before,
      after,
      reason: reason ? reasonLine(ctx.t, reason, places(region, reason.node)) : '',
    })),
  }
}

export default function RunCompare() {
  const { title, head, runId, createdAt, changed, entered, left, rows } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      lead={t('allocation:compare.with', { date: formatDateTime(locale, new Date(createdAt)) })}
      width="wide"
      before={<ContestNav {...head} current="allocation" />}
      back={{
        href: `/${locale}/organiser/contests/${head.contestId}/allocation/runs/${runId}`,
        text: t('allocation:run.list'),
      }}
    >
      {changed === 0 ? (
        <p>{t('allocation:compare.none')}</p>
      ) : (
        <>
          <p>{t('allocation:compare.count', { changed, entered, left })}</p>
          <Table
            caption={t('allocation:compare.caption')}
            captionHidden
            dense
            columns={[
              { key: 'code', title: t('allocation:list.code') },
              { key: 'before', title: t('allocation:compare.before') },
              { key: 'after', title: t('allocation:compare.after') },
              { key: 'reason', title: t('allocation:compare.reason') },
            ]}
            rows={rows.map(({ code, before, after, reason }) => ({
              key: code,
              cells: {
                code: formatCode(code),
                before: t(`allocation:outcome.${before}`),
                after: t(`allocation:outcome.${after}`),
                reason,
              },
            }))}
          />
          {changed > rows.length ? <p>{t('allocation:compare.more', { shown: rows.length })}</p> : null}
        </>
      )}
    </Page>
  )
}
