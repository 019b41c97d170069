import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { apportionQuotas } from '#app/domain/allocation/apportion-quotas.server.ts'
import { getRules } from '#app/domain/allocation/get-rules.server.ts'
import { apportionInput } from '#app/domain/allocation/input.server.ts'
import { country, mayChangeRules } from '#app/domain/allocation/rules.ts'
import { saveQuotas } from '#app/domain/allocation/save-quotas.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { formIssues, refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ApportionForm } from './apportion-form.tsx'
import { Arithmetic } from './arithmetic.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

const queryOf = (request: Request) => Object.fromEntries(new URL(request.url).searchParams)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const rules = await getRules(ctx.domain, contest.id)
  const nameOf = (id: string) =>
    rules.nodes.find((node) => node.id === id)?.names?.[ctx.locale] ?? ctx.t('stock:quotas.country')
  const query = queryOf(args.request)
  const parsed = apportionInput.safeParse(query)
  const outcome = parsed.success ? await apportionQuotas(ctx.domain, contest.id, parsed.data) : null
  if (outcome && !outcome.ok && outcome.reason === 'unknown') return notFound()
  const issues = parsed.success
    ? outcome?.ok === false
      ? [{ field: 'devices', key: `allocation:error.${outcome.reason}`, params: { devices: outcome.devices ?? 0 } }]
      : []
    : formIssues(parsed.error)
  return {
    title: ctx.t('stock:apportion.title'),
    head: headOf(ctx, contest),
    open: mayChangeRules(contest.state),
    version: rules.policy.version,
    // As a form problem, so that what was typed into the address is shown again with what is wrong with it.
    typed: { issues, values: Object.fromEntries(Object.entries(query).map(([key, value]) => [key, [value]])) },
    nodes: rules.nodes
      .filter(({ id }) => id === country || contest.regions.includes(id))
      .map(({ id }) => ({ value: id, label: nameOf(id) })),
    found: outcome?.ok
      ? {
          node: outcome.value.node,
          place: nameOf(outcome.value.node),
          devices: outcome.value.devices,
          method: outcome.value.apportionment.method,
          cut: outcome.value.apportionment.cut,
          rows: outcome.value.apportionment.rows.map((row) => ({ ...row, name: nameOf(row.id) })),
        }
      : null,
  }
}

/** Takes the shares over as quotas: computed anew, from the same question. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const form = await args.request.formData()
  const parsed = apportionInput.safeParse(queryOf(args.request))
  const shares = parsed.success ? await apportionQuotas(ctx.domain, contest.id, parsed.data) : null
  if (!shares?.ok) return notFound()
  const outcome = await saveQuotas(ctx.domain, {
    contestId: contest.id,
    version: Number(form.get('version')) || 0,
    quotas: new Map(shares.value.apportionment.rows.map(({ id, places }) => [id, places])),
  })
  const query = shares.value.node === country ? '' : `?node=${shares.value.node}`
  if (outcome.ok) {
    return redirectWithNotice(`${ctx.href(`/organiser/contests/${contest.id}/allocation/quotas`)}${query}`, 'saved')
  }
  if (outcome.reason === 'locked') return refused(form, '', 'allocation:error.locked')
  return outcome.reason === 'changed' ? refused(form, '', 'error:conflict') : notFound()
}

export default function Apportion() {
  const { title, head, open, version, typed, nodes, found } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const asked = Object.keys(typed.values).length > 0
  const form = useFormState(asked ? typed : null, { method: 'sainte-lague', by: 'eligible', minimum: '0' })
  const refusal = useFormState(answer, {})
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      lead={t('stock:apportion.lead')}
      width="wide"
      back={{
        href: `/${locale}/organiser/contests/${head.contestId}/allocation/quotas`,
        text: t('stock:quotas.title'),
      }}
      before={
        <>
          <ContestNav {...head} current="allocation" />
          <ErrorSummary title={t('common:errorSummary')} errors={[...refusal.errors, ...form.errors]} />
        </>
      }
    >
      <ApportionForm form={form} nodes={nodes} />
      {found ? <Arithmetic {...found} version={version} open={open} /> : null}
    </Page>
  )
}
