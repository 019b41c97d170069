import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { voidInput } from '#app/domain/card/input.server.ts'
import { voidCards } from '#app/domain/card/void-cards.server.ts'
import { contestTitle } from '#app/domain/contest/present.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { ownBatch } from '#app/http/partner-cards.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { BatchCards } from '#app/ui/batch-cards.tsx'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'partner')
  const { batch, contest } = await ownBatch(ctx, args.params)
  return {
    title: batch.label,
    contest: contestTitle(contest, ctx.locale),
    list: ctx.href(`/partner/contests/${contest.id}/cards`),
    base: ctx.href(`/partner/contests/${contest.id}/cards/${batch.id}`),
    children: ctx.href('/partner/children'),
    created: formatDate(ctx.locale, batch.createdAt),
    cards: batch.cards,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'partner')
  const { batch, contest } = await ownBatch(ctx, args.params)
  const form = await args.request.formData()
  const parsed = parseForm(voidInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await voidCards(ctx.domain, { batchId: batch.id, ...parsed.value })
  if (outcome.ok) return redirectWithNotice(ctx.href(`/partner/contests/${contest.id}/cards/${batch.id}`), 'saved')
  return outcome.reason === 'nothing' ? refused(form, '', 'card:error.nothing') : notFound()
}

export default function PartnerCardBatch() {
  const { title, contest, list, base, children, created, cards } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), {})
  const { t } = useTranslate()
  return (
    <Page
      title={title}
      caption={contest}
      lead={t('card:batch.created', { on: created })}
      back={{ href: list, text: t('card:list.title') }}
      width="wide"
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      {cards.some((card) => card.state === 'fresh') ? (
        <ButtonRow>
          <ButtonLink href={`${base}/print`}>{t('card:batch.print')}</ButtonLink>
        </ButtonRow>
      ) : null}
      <BatchCards cards={cards} applications={children} />
    </Page>
  )
}
