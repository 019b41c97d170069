import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { contestTitle } from '#app/domain/contest/present.ts'
import { getGiving } from '#app/domain/jury/get-giving.server.ts'
import { givingRuleInput } from '#app/domain/jury/input.server.ts'
import { markAnchor } from '#app/domain/jury/mark-anchor.server.ts'
import { mayInvite } from '#app/domain/jury/rules.ts'
import { setGivingRule } from '#app/domain/jury/set-giving-rule.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { AnchorSection } from './anchor-section.tsx'
import { RuleSection } from './rule-section.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const search = new URL(args.request.url).searchParams
  const giving = await getGiving(ctx.domain, {
    contestId: args.params.contestId ?? '',
    language: search.get('language'),
    page: Number.parseInt(search.get('page') ?? '', 10) || 1,
  })
  if (!giving) return notFound()
  const { contest, rule, ...rest } = giving
  return {
    title: ctx.t('jury:giving.title'),
    contest: { id: contest.id, title: contestTitle(contest, ctx.locale), state: contest.state },
    open: mayInvite(contest.state),
    chosen: search.get('language') ?? '',
    ...rest,
    values: {
      leastLoad: String(rule.leastLoad),
      ownDistrictAllowed: rule.ownDistrictAllowed ? 'yes' : '',
      surnameConflicts: rule.surnameConflicts ? 'yes' : '',
      anchorWho: rule.anchorReaders === 'all' ? 'all' : 'some',
      anchorReaders: rule.anchorReaders === 'all' ? '' : String(rule.anchorReaders),
    },
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const form = await args.request.formData()
  const contestId = args.params.contestId ?? ''
  const page = ctx.href(`/organiser/contests/${contestId}/jury/giving`)
  switch (form.get('intent')) {
    case 'rule': {
      const parsed = parseForm(givingRuleInput, form)
      if (!parsed.ok) return invalid(parsed.problem)
      const outcome = await setGivingRule(ctx.domain, { ...parsed.value, contestId })
      if (outcome.ok) return redirectWithNotice(page, 'saved')
      return outcome.reason === 'not-found' ? notFound() : refused(form, '', 'jury:giving.over')
    }
    case 'mark':
    case 'unmark': {
      const anchor = form.get('intent') === 'mark'
      const outcome = await markAnchor(ctx.domain, { contestId, essayId: String(form.get('essay')), anchor })
      if (outcome.ok) return redirectWithNotice(`${page}#anchors`, 'saved')
      return outcome.reason === 'not-found' ? notFound() : refused(form, '', 'jury:giving.over')
    }
    default:
      return refused(form, '', 'error:field.unusable')
  }
}

export default function JuryGiving() {
  const data = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), data.values)
  const { contest } = data
  return (
    <Page
      title={data.title}
      lead={t('jury:giving.lead')}
      width="wide"
      back={{ href: `/${locale}/organiser/contests/${contest.id}/jury`, text: t('jury:organiser.title') }}
      before={
        <>
          <ContestNav contestId={contest.id} title={contest.title} state={contest.state} current="jury" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
    >
      {data.open ? <RuleSection form={form} /> : <Notification tone="info">{t('jury:giving.over')}</Notification>}
      <AnchorSection {...data} />
    </Page>
  )
}
