import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getRules } from '#app/domain/allocation/get-rules.server.ts'
import { policyInput } from '#app/domain/allocation/input.server.ts'
import { mayChangeRules } from '#app/domain/allocation/rules.ts'
import { savePolicy } from '#app/domain/allocation/save-policy.server.ts'
import { presentGroupNames } from '#app/domain/contest/present.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { formIssues, invalid, refused, typedValues } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PolicyForm } from './policy-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const { policy } = await getRules(ctx.domain, contest.id)
  const names = presentGroupNames(contest, ctx.locale)
  return {
    title: ctx.t('stock:policy.title'),
    head: headOf(ctx, contest),
    open: mayChangeRules(contest.state),
    policy,
    groups: contest.groups.map(({ key, tier }) => ({ key, tier, name: names.get(key) ?? key })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const form = await args.request.formData()
  const keys = contest.groups.map(({ key }) => key)
  const parsed = policyInput(keys).safeParse({
    version: form.get('version'),
    usesTiers: form.get('usesTiers'),
    rule: form.get('rule'),
    minScore: form.get('minScore'),
    answerDays: form.get('answerDays') ?? undefined,
    appealDays: form.get('appealDays') ?? undefined,
    reserves: Object.fromEntries(
      keys.map((key) => [key, { share: form.get(`share-${key}`), level: form.get(`level-${key}`) }]),
    ),
  })
  if (!parsed.success) {
    const issues = formIssues(parsed.error).map((issue) => ({
      ...issue,
      field: issue.field.replace(/^reserves\.(.+)\.(share|level)$/, '$2-$1'),
    }))
    return invalid({ issues, values: typedValues(form) })
  }
  const { reserves, ...rest } = parsed.data
  const outcome = await savePolicy(ctx.domain, {
    contestId: contest.id,
    ...rest,
    reserves: Object.entries(reserves).flatMap(([group, { share, level }]) =>
      share === null || share === 0 ? [] : [{ group, level, share: share / 100 }],
    ),
  })
  if (outcome.ok) return redirectWithNotice(ctx.href(`/organiser/contests/${contest.id}/allocation/policy`), 'saved')
  if (outcome.reason === 'unknown') return notFound()
  if (outcome.reason === 'changed') return refused(form, '', 'error:conflict')
  return refused(form, outcome.group ? `share-${outcome.group}` : '', `allocation:error.${outcome.reason}`)
}

export default function ContestPolicy() {
  const { title, head, open, policy, groups } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), {
    usesTiers: policy.usesTiers ? 'yes' : 'no',
    rule: policy.rule,
    answerDays: String(policy.answerDays),
    appealDays: String(policy.appealDays),
    minScore: policy.minScore === null ? '' : String(policy.minScore),
    ...Object.fromEntries(
      policy.reserves.flatMap(({ group, share, level }) => [
        [`share-${group}`, String(Math.round(share * 1e6) / 1e4)],
        [`level-${group}`, level],
      ]),
    ),
  })
  return (
    <Page
      title={title}
      lead={t('stock:policy.lead')}
      back={{ href: `/${locale}/organiser/contests/${head.contestId}/allocation`, text: t('stock:back') }}
      before={
        <>
          <ContestNav {...head} current="allocation" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
    >
      {open ? null : <Notification tone="info">{t('stock:locked')}</Notification>}
      <PolicyForm form={form} version={policy.version} groups={groups} open={open} />
    </Page>
  )
}
