import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { createCards } from '#app/domain/card/create-cards.server.ts'
import { findHolder } from '#app/domain/card/find-holder.server.ts'
import { batchInput } from '#app/domain/card/input.server.ts'
import { listBatches } from '#app/domain/card/list-batches.server.ts'
import { mayIssue } from '#app/domain/card/rules.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { BatchForm } from '#app/ui/batch-form.tsx'
import { BatchTable } from '#app/ui/batch-table.tsx'
import { Button } from '#app/ui/button.tsx'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const code = new URL(args.request.url).searchParams.get('code') ?? ''
  const holder = code === '' ? null : await findHolder(ctx.domain, { contestId: contest.id, code })
  if (holder) throw redirect(ctx.href(`/organiser/contests/${contest.id}/applications/${holder}/access`))
  const batches = await listBatches(ctx.domain, { contestId: contest.id })
  return {
    title: ctx.t('card:list.title'),
    code,
    head: headOf(ctx, contest),
    base: ctx.href(`/organiser/contests/${contest.id}/cards`),
    issuing: mayIssue(contest.state),
    key: ctx.services.random.uuid(),
    usualLocale: ctx.locale,
    batches: batches.map(({ createdAt, ...batch }) => ({ ...batch, created: formatDate(ctx.locale, createdAt) })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const form = await args.request.formData()
  const parsed = parseForm(batchInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await createCards(ctx.domain, { ...parsed.value, contestId: contest.id, partnerId: null })
  if (outcome.ok) {
    return redirect(ctx.href(`/organiser/contests/${contest.id}/cards/${outcome.value.batchId}?notice=created`))
  }
  if (outcome.reason === 'not-now') return refused(form, '', 'card:error.notNow')
  return notFound()
}

export default function Cards() {
  const { title, code, head, base, issuing, batches, ...shown } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), { key: shown.key, count: '30', locale: shown.usualLocale })
  const { t } = useTranslate()
  return (
    <Page
      title={title}
      lead={t('card:list.lead')}
      width="wide"
      before={
        <>
          <ContestNav {...head} current="cards" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
    >
      <BatchTable batches={batches} base={base} />
      <form method="get">
        <Field
          label={t('card:find.label')}
          hint={t('card:find.hint')}
          name="code"
          size="half"
          value={code}
          {...(code ? { error: t('card:find.none') } : {})}
        />
        <Button kind="secondary">{t('card:find.button')}</Button>
      </form>
      {issuing ? <BatchForm form={form} /> : <p>{t('card:error.notNow')}</p>}
    </Page>
  )
}
