import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getRules } from '#app/domain/allocation/get-rules.server.ts'
import { quotasInput } from '#app/domain/allocation/input.server.ts'
import { country, mayChangeRules, quotaWarnings } from '#app/domain/allocation/rules.ts'
import { saveQuotas } from '#app/domain/allocation/save-quotas.server.ts'
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
import { QuotaForm } from './quota-form.tsx'
import { QuotaWarnings, type QuotaWarningsProps } from './quota-warnings.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => pageTitle(shown)

export const handle = { staff: true }

/** What the totals are with what was typed; nothing is saved. */
type Recalculated = { sum: number; quota: number | null; warnings: QuotaWarningsProps['warnings'] }

/** The node whose quota and whose children's quotas the page holds. */
const nodeOf = (request: Request) => new URL(request.url).searchParams.get('node') ?? country

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const rules = await getRules(ctx.domain, contest.id)
  const top = rules.nodes.find(({ id }) => id === nodeOf(args.request))
  if (!top) return notFound()
  const nameOf = (id: string) =>
    rules.nodes.find((node) => node.id === id)?.names?.[ctx.locale] ?? ctx.t('stock:quotas.country')
  const sumBelow = (id: string) =>
    rules.nodes.reduce((sum, node) => sum + (node.parent === id ? (rules.quotas.get(node.id) ?? 0) : 0), 0)
  const row = (id: string) => ({
    id,
    name: nameOf(id),
    quota: rules.allQuotas.get(id) ?? null,
    below: sumBelow(id),
  })
  return {
    title: ctx.t('stock:quotas.title'),
    head: headOf(ctx, contest),
    open: mayChangeRules(contest.state),
    version: rules.policy.version,
    stock: rules.stock,
    isCountry: top.id === country,
    top: row(top.id),
    rows: rules.nodes
      .filter(({ parent }) => parent === top.id)
      .map(({ id }) => row(id))
      .sort((a, b) => a.name.localeCompare(b.name, ctx.locale)),
    warnings: rules.warnings.map((warning) => ({ ...warning, place: nameOf(warning.node) })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const form = await args.request.formData()
  const rules = await getRules(ctx.domain, contest.id)
  const top = nodeOf(args.request)
  const nodes = rules.nodes.filter(({ id, parent }) => id === top || parent === top)
  if (nodes.length === 0) return notFound()
  const typed = Object.fromEntries(nodes.map(({ id }) => [id, form.get(`quota-${id}`) ?? '']))
  const parsed = quotasInput(nodes.map(({ id }) => id)).safeParse({ version: form.get('version'), quotas: typed })
  if (!parsed.success) {
    const issues = formIssues(parsed.error).map((issue) => ({
      ...issue,
      field: issue.field.replace('quotas.', 'quota-'),
    }))
    return invalid({ issues, values: typedValues(form) })
  }
  const quotas = new Map(Object.entries(parsed.data.quotas as Record<string, number | null>))
  if (form.get('intent') === 'recalculate') {
    const known = new Map([...quotas].flatMap(([id, devices]) => (devices === null ? [] : [[id, devices] as const])))
    const nameOf = (id: string) =>
      rules.nodes.find((node) => node.id === id)?.names?.[ctx.locale] ?? ctx.t('stock:quotas.country')
    const warnings = quotaWarnings(nodes, known, rules.stock).map((one) => ({ ...one, place: nameOf(one.node) }))
    const sum = [...known].reduce((total, [id, devices]) => (id === top ? total : total + devices), 0)
    const again: Recalculated = { sum, quota: quotas.get(top) ?? null, warnings }
    return data({ issues: [], values: typedValues(form), again })
  }
  const outcome = await saveQuotas(ctx.domain, { contestId: contest.id, version: parsed.data.version, quotas })
  if (outcome.ok) {
    const query = top === country ? '' : `?node=${top}`
    return redirectWithNotice(`${ctx.href(`/organiser/contests/${contest.id}/allocation/quotas`)}${query}`, 'saved')
  }
  if (outcome.reason === 'locked') return refused(form, '', 'allocation:error.locked')
  return outcome.reason === 'changed' ? refused(form, '', 'error:conflict') : notFound()
}

export default function ContestQuotas() {
  const { title, head, open, version, stock, isCountry, top, rows, warnings } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const again = answer && 'again' in answer ? (answer.again as Recalculated) : null
  const form = useFormState(
    answer,
    Object.fromEntries([top, ...rows].map(({ id, quota }) => [`quota-${id}`, quota === null ? '' : String(quota)])),
  )
  const { t, locale } = useTranslate()
  const page = `/${locale}/organiser/contests/${head.contestId}/allocation`
  return (
    <Page
      title={isCountry ? title : `${title}: ${top.name}`}
      lead={t('stock:quotas.lead')}
      width="wide"
      back={isCountry ? { href: page, text: t('stock:back') } : { href: `${page}/quotas`, text: t('stock:quotas.all') }}
      before={
        <>
          <ContestNav {...head} current="allocation" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
    >
      {again ? (
        <Notification tone="warn" role="status">
          {t('stock:quotas.notSaved')}
        </Notification>
      ) : null}
      <QuotaWarnings warnings={again?.warnings ?? warnings} />
      <QuotaForm
        page={page}
        open={open}
        version={version}
        districts={isCountry}
        top={top}
        rows={rows}
        totals={{ sum: again?.sum ?? top.below, quota: again ? again.quota : top.quota, stock }}
        form={form}
      />
    </Page>
  )
}
