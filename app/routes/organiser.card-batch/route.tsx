import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getBatch } from '#app/domain/card/get-batch.server.ts'
import { voidInput } from '#app/domain/card/input.server.ts'
import { voidCards } from '#app/domain/card/void-cards.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import type { RequestContext } from '#app/http/context.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { BatchCards } from '#app/ui/batch-cards.tsx'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

async function batchOf(ctx: RequestContext, params: LoaderFunctionArgs['params']) {
  const batch = await getBatch(ctx.domain, params.batchId ?? '')
  return batch && batch.contestId === params.contestId ? batch : notFound()
}

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const batch = await batchOf(ctx, args.params)
  const contestHome = ctx.href(`/organiser/contests/${contest.id}`)
  return {
    title: batch.label,
    head: headOf(ctx, contest),
    list: `${contestHome}/cards`,
    base: `${contestHome}/cards/${batch.id}`,
    applications: `${contestHome}/applications`,
    created: formatDate(ctx.locale, batch.createdAt),
    cards: batch.cards,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const batch = await batchOf(ctx, args.params)
  const form = await args.request.formData()
  const parsed = parseForm(voidInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await voidCards(ctx.domain, { batchId: batch.id, ...parsed.value })
  if (outcome.ok) {
    return redirectWithNotice(ctx.href(`/organiser/contests/${batch.contestId}/cards/${batch.id}`), 'saved')
  }
  return outcome.reason === 'nothing' ? refused(form, '', 'card:error.nothing') : notFound()
}

export default function CardBatch() {
  const { title, head, list, base, applications, created, cards } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), {})
  const { t } = useTranslate()
  const fresh = cards.some((card) => card.state === 'fresh')
  return (
    <Page
      title={title}
      lead={t('card:batch.created', { on: created })}
      back={{ href: list, text: t('card:list.title') }}
      width="wide"
      before={
        <>
          <ContestNav {...head} current="cards" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
    >
      {fresh ? (
        <ButtonRow>
          <ButtonLink href={`${base}/print`}>{t('card:batch.print')}</ButtonLink>
        </ButtonRow>
      ) : null}
      <BatchCards cards={cards} applications={applications} />
    </Page>
  )
}
