import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { createCards } from '#app/domain/card/create-cards.server.ts'
import { batchInput } from '#app/domain/card/input.server.ts'
import { listBatches } from '#app/domain/card/list-batches.server.ts'
import { contestTitle } from '#app/domain/contest/present.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { actingPartner, partnerContest } from '#app/http/partner-page.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { BatchForm } from '#app/ui/batch-form.tsx'
import { BatchTable } from '#app/ui/batch-table.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { SectionNav } from '#app/ui/tabs.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

const named = (request: Request) => new URL(request.url).searchParams.get('partner')

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'partner')
  const contest = await partnerContest(ctx, args.params)
  const { partner, partners } = await actingPartner(ctx, named(args.request))
  const batches = await listBatches(ctx.domain, { contestId: contest.id, partnerIds: [partner.id] })
  return {
    title: ctx.t('card:list.title'),
    contest: contestTitle(contest, ctx.locale),
    partner,
    partners,
    base: ctx.href(`/partner/contests/${contest.id}/cards`),
    key: ctx.services.random.uuid(),
    usualLocale: ctx.locale,
    batches: batches.map(({ createdAt, ...batch }) => ({ ...batch, created: formatDate(ctx.locale, createdAt) })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'partner')
  const contest = await partnerContest(ctx, args.params)
  const { partner } = await actingPartner(ctx, named(args.request))
  const form = await args.request.formData()
  const parsed = parseForm(batchInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await createCards(ctx.domain, { ...parsed.value, contestId: contest.id, partnerId: partner.id })
  if (outcome.ok) {
    return redirect(ctx.href(`/partner/contests/${contest.id}/cards/${outcome.value.batchId}?notice=created`))
  }
  return outcome.reason === 'not-now' ? refused(form, '', 'card:error.notNow') : notFound()
}

export default function PartnerCards() {
  const { title, contest, partner, partners, base, batches, ...shown } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), {
    key: shown.key,
    count: '30',
    label: partner.name,
    locale: shown.usualLocale,
  })
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      caption={contest}
      lead={t('partner:cards.lead')}
      width="wide"
      back={{ href: `/${locale}/partner`, text: t('partner:home.title') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      {partners.length > 1 ? (
        <SectionNav
          label={t('partner:organisation')}
          items={partners.map(({ id, name }) => ({
            href: `${base}?partner=${id}`,
            text: name,
            current: id === partner.id,
          }))}
        />
      ) : null}
      <BatchTable batches={batches} base={base} />
      <p>
        <a href={`${base}/children`}>{t('partner:cards.children')}</a>
      </p>
      <BatchForm form={form} />
    </Page>
  )
}
