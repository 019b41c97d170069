import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { editRules } from '#app/domain/contest/edit-rules.server.ts'
import { getContestFacts } from '#app/domain/contest/get-contest-facts.server.ts'
import { rulesInput } from '#app/domain/contest/input.server.ts'
import { lockOf } from '#app/domain/contest/rules.ts'
import { listRegions } from '#app/domain/region/list-regions.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { invalid, parseForm, refused, typedValues } from '#app/http/form.server.ts'
import { toLocalDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { defined } from './defined.ts'
import { RulesForm } from './rules-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const facts = await getContestFacts(ctx.domain, contest.id)
  const lock = (part: Parameters<typeof lockOf>[0]) => lockOf(part, contest.state, facts)
  return {
    title: ctx.t('contest:rules.title'),
    head: headOf(ctx, contest),
    allRegions: await listRegions(ctx.domain, ctx.locale),
    locks: {
      slug: lock('slug'),
      regions: lock('regions'),
      opensAt: lock('opensAt'),
      closesAt: lock('closesAt'),
      eligibility: lock('eligibility'),
      essay: lock('essay'),
      reviewsPerEssay: lock('reviewsPerEssay'),
      certificateDays: lock('certificateDays'),
    },
    values: {
      version: String(contest.version),
      slug: contest.slug,
      regions: contest.regions,
      opensAt: contest.opensAt ? toLocalDateTime(contest.opensAt) : '',
      closesAt: contest.closesAt ? toLocalDateTime(contest.closesAt) : '',
      gradeMin: String(contest.gradeMin),
      gradeMax: String(contest.gradeMax),
      ageMin: String(contest.ageMin),
      ageMax: String(contest.ageMax),
      essayLanguages: contest.essayLanguages as string[],
      wordsMin: String(contest.wordsMin),
      wordsMax: String(contest.wordsMax),
      reviewsPerEssay: String(contest.reviewsPerEssay),
      certificateDays: String(contest.certificateDays),
    },
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contestId = args.params.contestId ?? ''
  const form = await args.request.formData()
  const intent = form.get('intent')
  if (intent === 'all-regions' || intent === 'no-regions') {
    const all = await listRegions(ctx.domain, ctx.locale)
    const regions = intent === 'all-regions' ? all.map((region) => region.kato) : []
    return data({ issues: [], values: { ...typedValues(form), regions } })
  }
  // An unticked list sends nothing: a list counts as given when the form says that it showed it.
  const lists = form.getAll('list').filter((name): name is string => name === 'regions' || name === 'essayLanguages')
  const parsed = parseForm(rulesInput, form, lists)
  if (!parsed.ok) return invalid(parsed.problem)
  const { version, ...rules } = parsed.value
  const outcome = await editRules(ctx.domain, { contestId, version, rules: defined(rules) })
  if (outcome.ok) return redirectWithNotice(ctx.href(`/organiser/contests/${contestId}/edit/rules`), 'saved')
  if (outcome.reason === 'unknown') return notFound()
  if (outcome.reason === 'slug-taken') return refused(form, 'slug', 'contest:error.slug.taken')
  return refused(form, '', outcome.reason === 'changed' ? 'error:conflict' : 'contest:error.locked')
}

export default function ContestRules() {
  const { title, head, allRegions, locks, values } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), values)
  return (
    <Page
      title={title}
      back={{ href: `/${locale}/organiser/contests/${head.contestId}`, text: t('contest:nav.overview') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
      width="wide"
    >
      <ContestNav {...head} current="edit" editing="rules" />
      <RulesForm form={form} locks={locks} saved={values} allRegions={allRegions} />
    </Page>
  )
}
