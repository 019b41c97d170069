import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { offerInput } from '#app/domain/allocation/input.server.ts'
import { reachOfOffer } from '#app/domain/allocation/reach-of-offer.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { bondChoices } from '#app/http/bond-choices.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { formIssues } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { BondFields, ClassFields } from '#app/ui/lot-fields.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ReachTable } from './reach-table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => pageTitle(shown)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const query = Object.fromEntries(new URL(args.request.url).searchParams)
  const asked = Object.hasOwn(query, 'count')
  const parsed = asked ? offerInput.safeParse(query) : null
  const outcome = parsed?.success ? await reachOfOffer(ctx.domain, contest.id, parsed.data) : null
  if (outcome?.ok === false && outcome.reason === 'unknown') return notFound()
  const field = outcome?.ok === false && outcome.reason === 'group' ? 'group' : 'region'
  const issues =
    parsed?.success === false
      ? formIssues(parsed.error)
      : outcome?.ok === false
        ? [{ field, key: `allocation:error.${outcome.reason}` }]
        : []
  const shown = {
    title: ctx.t('stock:offer.title'),
    head: headOf(ctx, contest),
    choices: await bondChoices(ctx, contest),
    typed: asked
      ? { issues, values: Object.fromEntries(Object.entries(query).map(([key, value]) => [key, [value]])) }
      : null,
    reach: outcome?.ok ? outcome.value : null,
  }
  return issues.length > 0 ? data(shown, { status: 422 }) : data(shown)
}

export default function Offer() {
  const { title, head, choices, typed, reach } = useLoaderData<typeof loader>()
  const form = useFormState(typed, { class: 'laptop', count: '10' })
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      lead={t('stock:offer.lead')}
      back={{ href: `/${locale}/organiser/contests/${head.contestId}/allocation`, text: t('stock:back') }}
      before={
        <>
          <ContestNav {...head} current="allocation" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
    >
      <form method="get" noValidate>
        <ClassFields form={form} />
        <BondFields form={form} {...choices} names={['region', 'group']} />
        <Button>{t('stock:offer.compute')}</Button>
      </form>
      {reach ? <ReachTable reach={reach} /> : null}
    </Page>
  )
}
