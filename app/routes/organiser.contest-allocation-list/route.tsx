import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getRules } from '#app/domain/allocation/get-rules.server.ts'
import { getRun } from '#app/domain/allocation/get-run.server.ts'
import { listRegionDecisions } from '#app/domain/allocation/list-decisions.server.ts'
import { chancesOfList } from '#app/domain/certainty/list-chances.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { placesOf } from '#app/http/reason-places.server.ts'
import { formatDateTime, formatNumber } from '#app/i18n/format.ts'
import { reasonLine } from '#app/i18n/reason-text.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Select } from '#app/ui/select.tsx'
import { DecisionTable } from './decision-table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const run = await getRun(ctx.domain, contest.id, args.params.runId ?? '')
  if (!run) return notFound()
  const rules = await getRules(ctx.domain, contest.id)
  const regions = rules.nodes
    .filter(({ id }) => contest.regions.includes(id))
    .map(({ id, names }) => ({ region: id, name: names?.[ctx.locale] ?? id }))
  const wanted = new URL(args.request.url).searchParams.get('region')
  const chosen = regions.find(({ region }) => region === wanted) ?? regions[0]
  if (!chosen) return notFound()
  const places = await placesOf(ctx, contest)
  const sure = await chancesOfList(ctx.domain, contest, run.inputHash)
  const linesOf = async (outcome: 'recipient' | 'waiting' | 'not-considered') =>
    (await listRegionDecisions(ctx.domain, { runId: run.id, region: chosen.region, outcome })).map((line) => ({
      applicationId: line.applicationId,
      code: line.code,
      position: line.position,
      chance: sure?.chance.get(line.applicationId) ?? null,
      withdrawn: line.withdrawn,
      district: line.district?.[ctx.locale] ?? '',
      points: 'score' in line.reason ? line.reason.score : null,
      tier: 'tier' in line.reason ? line.reason.tier : null,
      order: 'order' in line.reason ? line.reason.order : 0,
      reason: reasonLine(
        ctx.t,
        { ...line.parts, ...('minScore' in line.reason ? line.reason : {}) },
        places(chosen.region, line.parts.node),
      ),
    }))
  return {
    title: ctx.t('allocation:list.title', { region: chosen.name }),
    head: headOf(ctx, contest),
    run: { id: run.id, createdAt: run.createdAt, state: run.state },
    regions,
    chosen: chosen.region,
    quota: rules.quotas.get(chosen.region) ?? null,
    previousRunId: run.previousRunId,
    wrong: sure?.wrong ?? null,
    recipients: await linesOf('recipient'),
    waiting: await linesOf('waiting'),
    others: await linesOf('not-considered'),
  }
}

export default function AllocationList() {
  const { title, head, run, regions, chosen, quota, recipients, waiting, others, previousRunId, wrong } =
    useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const page = `/${locale}/organiser/contests/${head.contestId}/allocation`
  const last = recipients.at(-1)
  const first = waiting[0]
  return (
    <Page
      title={title}
      width="wide"
      before={<ContestNav {...head} current="allocation" />}
      back={{ href: page, text: t('allocation:list.back') }}
    >
      <form method="get" className="toolbar">
        <Select
          label={t('allocation:region')}
          name="region"
          options={regions.map(({ region, name }) => ({ value: region, label: name }))}
          value={chosen}
        />
        <Button kind="secondary">{t('scoring:ranking.show')}</Button>
      </form>
      <p>
        {t('allocation:run.of', { date: formatDateTime(locale, run.createdAt) })} ·{' '}
        {t(`allocation:run.state.${run.state}`)}. {t('allocation:list.checked')}
      </p>
      <p>
        {t('allocation:list.offered', { quota: quota ?? t('allocation:numbers.none'), offered: recipients.length })}
      </p>
      {last && first ? (
        <p>
          {t('allocation:list.cut', {
            order: last.order,
            score: formatNumber(locale, last.points ?? 0),
            first: formatNumber(locale, first.points ?? 0),
          })}
        </p>
      ) : null}
      <p>
        {wrong === null
          ? t('certainty:list.unknown')
          : t('certainty:list.wrong', { wrong: formatNumber(locale, wrong, 1) })}{' '}
        <a href={`/${locale}/organiser/contests/${head.contestId}/result/certainty`}>{t('certainty:list.link')}</a>
      </p>
      {previousRunId ? (
        <p>
          <a href={`${page}/runs/${run.id}/compare/${previousRunId}`}>{t('allocation:compare.link')}</a>
        </p>
      ) : null}
      <p className="muted">{t('allocation:list.print')}</p>
      <DecisionTable
        caption={t('allocation:list.recipients')}
        empty={t('allocation:list.noRecipients')}
        lines={recipients}
      />
      <DecisionTable caption={t('allocation:list.waiting')} empty={t('allocation:list.noWaiting')} lines={waiting} />
      <DecisionTable
        caption={t('allocation:list.notConsidered')}
        empty={t('allocation:list.noOthers')}
        lines={others}
      />
    </Page>
  )
}
