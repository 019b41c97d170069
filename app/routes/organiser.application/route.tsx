import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { inLanguage } from '#app/domain/contest/present.ts'
import { nameUnitsByCode } from '#app/domain/region/name-units.server.ts'
import { decideEligibility } from '#app/domain/screening/decide-eligibility.server.ts'
import { getScreening } from '#app/domain/screening/get-screening.server.ts'
import { claimInput, decideInput, duplicateInput } from '#app/domain/screening/input.server.ts'
import { nextInQueue } from '#app/domain/screening/next-in-queue.server.ts'
import { resolveDuplicate } from '#app/domain/screening/resolve-duplicate.server.ts'
import { verifyClaim } from '#app/domain/screening/verify-claim.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { queueOf, queueQuery, screeningHead } from '#app/http/queue-of.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { EligibilityTag } from '#app/ui/eligibility-tag.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ScreeningHead } from '#app/ui/screening-head.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { ClaimForms } from './claim-forms.tsx'
import { DecisionForm } from './decision-form.tsx'
import { DuplicatePanel } from './duplicate-panel.tsx'
import { factRows } from './fact-rows.tsx'
import { ProblemList } from './problem-list.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

const addressOf = (params: LoaderFunctionArgs['params']) => ({
  contestId: params.contestId ?? '',
  applicationId: params.applicationId ?? '',
})

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator')
  const screening = await getScreening(ctx.domain, addressOf(args.params))
  if (!screening) return notFound()
  const { contest, application: a, claims, consents } = screening
  const places = await nameUnitsByCode(ctx.domain, [a.region ?? '', a.district ?? ''], ctx.locale)
  const queue = queueOf(args.request, contest.id)
  const groupName = (key: string) => {
    const group = contest.groups.find((one) => one.key === key)
    return group ? inLanguage(group.names, ctx.locale).text : key
  }
  return {
    title: `${a.familyName} ${a.givenName}`.trim() || a.code,
    head: screeningHead(ctx, contest),
    base: ctx.href(`/organiser/contests/${contest.id}/applications`),
    query: queueQuery(queue),
    facts: {
      code: a.code,
      source: a.source,
      familyName: a.familyName,
      givenName: a.givenName,
      patronymic: a.patronymic,
      birthDate: a.birthDate,
      school: a.school,
      grade: a.grade,
      place: [a.region, a.district].flatMap((kato) => places.get(kato ?? '') ?? []).join(', '),
      village: a.village,
      phone: a.phone,
      email: a.email,
      guardianName: a.guardianName,
      guardianRelation: a.guardianRelation,
      consents: consents.map(({ kind, givenAt }) => ({ kind, givenAt: givenAt.toISOString() })),
      essay: screening.essay,
      submittedAt: a.submittedAt?.toISOString() ?? null,
    },
    id: a.id,
    contestId: contest.id,
    version: a.version,
    withdrawn: a.state === 'withdrawn',
    eligibility: a.eligibility,
    reason: screening.reason,
    reasons: screening.reasons,
    problems: screening.problems,
    open: screening.open,
    textApproved: screening.textApproved,
    awaitsTyping: screening.awaitsTyping,
    claims: claims.map(({ group, state }) => ({ group, name: groupName(group), state })),
    flags: screening.flags,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator')
  const address = addressOf(args.params)
  const queue = queueOf(args.request, address.contestId)
  const list = ctx.href(`/organiser/contests/${address.contestId}/applications`)
  const here = `${list}/${address.applicationId}${queueQuery(queue)}`
  const form = await args.request.formData()
  const schemas = { claim: claimInput, duplicate: duplicateInput, decide: decideInput } as const
  const what = String(form.get('what') ?? '')
  if (what === 'claim' || what === 'duplicate') {
    const claim = what === 'claim' ? parseForm(schemas.claim, form) : null
    const pair = what === 'duplicate' ? parseForm(schemas.duplicate, form) : null
    if (claim && !claim.ok) return invalid(claim.problem)
    if (pair && !pair.ok) return invalid(pair.problem)
    const outcome = claim?.ok
      ? await verifyClaim(ctx.domain, { ...address, ...claim.value })
      : pair?.ok
        ? await resolveDuplicate(ctx.domain, { ...address, ...pair.value })
        : notFound()
    if (!outcome.ok) return answer(form, outcome.reason)
    return redirectWithNotice(here, 'saved')
  }
  const parsed = parseForm(schemas.decide, form)
  if (!parsed.ok) return invalid(parsed.problem)
  // Asked before the decision, which takes the application out of its part of the queue.
  const next = form.get('after') === 'next' ? await nextInQueue(ctx.domain, queue, address.applicationId) : undefined
  const outcome = await decideEligibility(ctx.domain, { ...address, ...parsed.value })
  if (!outcome.ok) return answer(form, outcome.reason)
  if (next === undefined) return redirectWithNotice(here, 'saved')
  return redirectWithNotice(next ? `${list}/${next}${queueQuery(queue)}` : `${list}${queueQuery(queue)}`, 'saved')
}

function answer(form: FormData, reason: 'unknown' | 'changed' | 'locked') {
  if (reason === 'unknown') return notFound()
  if (reason === 'locked') return refused(form, '', 'screening:error.locked')
  const conflict = refused(form, '', 'error:conflict')
  return data(conflict.data, { status: 409 })
}

export default function ScreenedApplication() {
  const shown = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), { reason: shown.reason ?? shown.reasons[0] ?? '' })
  const { t, locale } = useTranslate()
  const { title, head, base, query, id, contestId, version, withdrawn, eligibility, open } = shown
  return (
    <Page
      title={title}
      tag={<EligibilityTag eligibility={eligibility} withdrawn={withdrawn} />}
      back={{ href: `${base}${query}`, text: t('screening:list.title') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
      width="wide"
      aside={
        <>
          <ProblemList problems={shown.problems} withdrawn={withdrawn} />
          {open ? <DecisionForm form={form} version={version} eligibility={eligibility} reason={shown.reason} /> : null}
        </>
      }
    >
      <ScreeningHead {...head} />
      <DuplicatePanel
        base={base}
        applicationId={id}
        contestId={contestId}
        query={query}
        flags={shown.flags}
        open={open}
      />
      <SummaryList rows={factRows(t, locale, shown.facts)} />
      {withdrawn ? null : shown.awaitsTyping ? (
        <p>
          <a href={`/${locale}/papers/${id}`}>{t('paper:awaitsTyping')}</a>
        </p>
      ) : (
        <ButtonRow>
          <ButtonLink kind="secondary" href={`${base}/${id}/text${query}`}>
            {t(shown.textApproved ? 'screening:detail.textApproved' : 'screening:detail.text')}
          </ButtonLink>
          <ButtonLink kind="secondary" href={`${base}/${id}/access`}>
            {t('card:access.link')}
          </ButtonLink>
        </ButtonRow>
      )}
      <ClaimForms
        claims={shown.claims}
        version={version}
        open={open}
        papers={`/${locale}/children/${id}/certificates`}
      />
    </Page>
  )
}
