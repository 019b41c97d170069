import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getRules } from '#app/domain/allocation/get-rules.server.ts'
import { getRun } from '#app/domain/allocation/get-run.server.ts'
import { publishRun } from '#app/domain/allocation/publish-run.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { Confirm } from '#app/ui/dialog.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table } from '#app/ui/table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const run = await getRun(ctx.domain, contest.id, args.params.runId ?? '')
  if (!run) return notFound()
  const counts = new Map(run.regions.map((region) => [region.region, region]))
  const rules = await getRules(ctx.domain, contest.id)
  const rows = rules.nodes
    .filter(({ id }) => contest.regions.includes(id))
    .map(({ id, names }) => ({
      region: id,
      name: names?.[ctx.locale] ?? id,
      quota: rules.quotas.get(id) ?? null,
      recipients: counts.get(id)?.recipient ?? 0,
      waiting: counts.get(id)?.waiting ?? 0,
    }))
  return { title: ctx.t('announcement:publish.title'), head: headOf(ctx, contest), rows, unused: run.unused }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const { contestId = '', runId = '' } = args.params
  const form = await args.request.formData()
  const outcome = await publishRun(ctx.domain, { contestId, runId })
  if (outcome.ok) return redirectWithNotice(ctx.href(`/organiser/contests/${contestId}/allocation`), 'published')
  return outcome.reason === 'unknown' ? notFound() : refused(form, '', `announcement:error.${outcome.reason}`)
}

export default function Publish() {
  const { title, head, rows, unused } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), {})
  const { t, locale } = useTranslate()
  const page = `/${locale}/organiser/contests/${head.contestId}/allocation`
  const total = rows.reduce((sum, row) => sum + row.recipients, 0)
  return (
    <Page
      title={title}
      lead={t('announcement:publish.lead')}
      width="wide"
      before={
        <>
          <ContestNav {...head} current="allocation" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
      back={{ href: page, text: t('allocation:list.back') }}
    >
      <Table
        caption={t('announcement:publish.caption')}
        columns={[
          { key: 'region', title: t('allocation:region') },
          { key: 'quota', title: t('allocation:run.quota'), numeric: true },
          { key: 'recipients', title: t('allocation:run.recipients'), numeric: true },
          { key: 'waiting', title: t('allocation:run.waiting'), numeric: true },
        ]}
        rows={rows.map((row) => ({
          key: row.region,
          cells: {
            region: row.name,
            quota: row.quota ?? t('allocation:numbers.none'),
            recipients: row.recipients,
            waiting: row.waiting,
          },
        }))}
      />
      <ul>
        {unused.map(({ lot, count }) => (
          <li key={lot}>{t('announcement:publish.waste', { lot, count })}</li>
        ))}
        <li>{t('announcement:publish.messages')}</li>
      </ul>
      <Confirm
        title={t('announcement:publish.confirm.title')}
        tone="warn"
        action={
          <form method="post">
            <Button name="intent" value="publish">
              {t('announcement:publish.submit')}
            </Button>
          </form>
        }
        cancel={{ href: page, text: t('common:cancel') }}
      >
        <p>
          {t('announcement:publish.count', { count: total })}. {t('announcement:publish.confirm.body')}
        </p>
      </Confirm>
    </Page>
  )
}
