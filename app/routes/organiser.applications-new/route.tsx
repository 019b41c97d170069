import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { createApplicationFor } from '#app/domain/application/create-application-for.server.ts'
import { inLanguage } from '#app/domain/contest/present.ts'
import { listDistricts } from '#app/domain/region/list-districts.server.ts'
import { listRegions } from '#app/domain/region/list-regions.server.ts'
import { entryInput } from '#app/domain/screening/entry-input.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused, typedValues } from '#app/http/form.server.ts'
import { screenedContest, screeningHead } from '#app/http/queue-of.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ScreeningHead } from '#app/ui/screening-head.tsx'
import { EntryForm } from './entry-form.tsx'
import { fieldOfProblem } from './field-of-problem.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await screenedContest(ctx, args.params)
  const regions = (await listRegions(ctx.domain, ctx.locale)).filter(({ kato }) => contest.regions.includes(kato))
  const places = await Promise.all(
    regions.map(async (region) =>
      (await listDistricts(ctx.domain, region.kato, ctx.locale)).map((district) => ({
        value: `${region.kato}-${district.kato}`,
        label: `${region.name} · ${district.name}`,
      })),
    ),
  )
  return {
    title: ctx.t('screening:entry.title'),
    head: screeningHead(ctx, contest),
    base: ctx.href(`/organiser/contests/${contest.id}/applications`),
    key: ctx.domain.random.uuid(),
    places: places.flat(),
    grades: Array.from({ length: contest.gradeMax - contest.gradeMin + 1 }, (_, at) => String(contest.gradeMin + at)),
    groups: contest.groups.map(({ key, names }) => ({ value: key, label: inLanguage(names, ctx.locale).text })),
    languages: contest.essayLanguages,
    words: { min: contest.wordsMin, max: contest.wordsMax },
    open: contest.state === 'open' || contest.state === 'closed',
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await screenedContest(ctx, args.params)
  const form = await args.request.formData()
  const parsed = parseForm(entryInput, form, ['groups'])
  if (!parsed.ok) return invalid(parsed.problem)
  const { place, body, essayLanguage, guardianConsent, childConsent, version: _version, ...typed } = parsed.value
  const outcome = await createApplicationFor(ctx.domain, {
    ...typed,
    ...place,
    contestId: contest.id,
    source: 'organiser',
    consents: { guardian: guardianConsent === 'yes', child: childConsent === 'yes' },
    essay: { language: essayLanguage, body },
  })
  const base = ctx.href(`/organiser/contests/${contest.id}/applications`)
  if (outcome.ok) {
    return redirectWithNotice(
      form.get('intent') === 'another' ? `${base}/new` : `${base}/${outcome.value.applicationId}`,
      'created',
    )
  }
  if (outcome.reason === 'incomplete') {
    const issues = outcome.problems.map(({ name, params }) => ({
      field: fieldOfProblem[name],
      key: `screening:problem.${name}`,
      params: { words: 0, min: 0, max: 0, ...params },
    }))
    return invalid({ issues, values: typedValues(form) })
  }
  if (outcome.reason === 'forbidden') return refused(form, '', 'screening:error.closed')
  if (outcome.reason === 'unknown-group') return refused(form, 'groups', 'screening:problem.group')
  return notFound()
}

export default function NewApplication() {
  const { title, head, base, ...choices } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), { key: choices.key })
  const { t } = useTranslate()
  return (
    <Page
      title={title}
      lead={t(choices.open ? 'screening:entry.lead' : 'screening:error.closed')}
      back={{ href: base, text: t('screening:list.title') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
      width="wide"
    >
      <ScreeningHead {...head} />
      {choices.open ? <EntryForm form={form} choices={choices} /> : null}
    </Page>
  )
}
