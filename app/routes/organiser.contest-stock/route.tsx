import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getRules } from '#app/domain/allocation/get-rules.server.ts'
import { lotInput } from '#app/domain/allocation/input.server.ts'
import { removeLot } from '#app/domain/allocation/remove-lot.server.ts'
import { mayChangeRules } from '#app/domain/allocation/rules.ts'
import { saveLot } from '#app/domain/allocation/save-lot.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { bondChoices } from '#app/http/bond-choices.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { lotRefused } from '#app/http/lot-refused.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { LotFields } from '#app/ui/lot-fields.tsx'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { LotTable } from './lot-table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const { lots, nodes, stock } = await getRules(ctx.domain, contest.id)
  const choices = await bondChoices(ctx, contest)
  const removed = /^([0-9a-f-]{36})\.(\d{1,6})$/.exec(new URL(args.request.url).searchParams.get('removed') ?? '')
  return {
    title: ctx.t('stock:title'),
    head: headOf(ctx, contest),
    open: mayChangeRules(contest.state),
    lots: lots.map((lot) => ({
      ...lot,
      place: nodes.find(({ id }) => id === lot.earmarkRegion)?.names?.[ctx.locale] ?? null,
      group: choices.groups.find(({ key }) => key === lot.earmarkGroup)?.name ?? lot.earmarkGroup,
    })),
    stock,
    choices,
    removed: removed ? { id: removed[1] ?? '', number: removed[2] ?? '' } : null,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const form = await args.request.formData()
  const here = ctx.href(`/organiser/contests/${contest.id}/allocation/stock`)
  const restored = form.get('restore')
  if (typeof restored === 'string') {
    const outcome = await removeLot(ctx.domain, { contestId: contest.id, lotId: restored, undo: true })
    return outcome.ok ? redirectWithNotice(here, 'restored') : lotRefused(form, outcome.reason)
  }
  const parsed = parseForm(lotInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await saveLot(ctx.domain, { contestId: contest.id, lotId: null, ...parsed.value })
  if (outcome.ok) return redirectWithNotice(here, 'saved')
  return outcome.reason === 'unknown' ? notFound() : lotRefused(form, outcome.reason)
}

export default function ContestStock() {
  const { title, head, open, lots, stock, choices, removed } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), {})
  const { t, locale } = useTranslate()
  const page = `/${locale}/organiser/contests/${head.contestId}/allocation`
  return (
    <Page
      title={title}
      lead={t('stock:lead')}
      width="wide"
      back={{ href: page, text: t('stock:back') }}
      before={
        <>
          <ContestNav {...head} current="allocation" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
    >
      {removed && open ? (
        <Notification tone="info" role="status">
          <form method="post">
            <p>{t('stock:lot.removed', { number: removed.number })}</p>
            <Button kind="secondary" name="restore" value={removed.id}>
              {t('stock:lot.undo')}
            </Button>
          </form>
        </Notification>
      ) : null}
      <LotTable base={`${page}/stock`} lots={lots} open={open} />
      <p>{t('stock:lots.total', { total: stock })}</p>
      {open ? (
        <section>
          <h2>{t('stock:add.title')}</h2>
          <form method="post" encType="multipart/form-data" noValidate>
            <LotFields form={form} {...choices} />
            <Button>{t('stock:add.submit')}</Button>
          </form>
        </section>
      ) : (
        <Notification tone="info">{t('stock:locked')}</Notification>
      )}
    </Page>
  )
}
