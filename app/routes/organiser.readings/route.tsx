import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { acceptReadings } from '#app/domain/certainty/accept-readings.server.ts'
import { declineReadings } from '#app/domain/certainty/decline-readings.server.ts'
import { getCertainty } from '#app/domain/certainty/get-certainty.server.ts'
import { offerInput } from '#app/domain/certainty/input.server.ts'
import { listOffers } from '#app/domain/certainty/list-offers.server.ts'
import { requestCertainty } from '#app/domain/certainty/request-certainty.server.ts'
import { mayOffer, usualMost } from '#app/domain/certainty/rules.ts'
import { otherRegions } from '#app/domain/certainty/while-scoring.ts'
import { nameUnitsByCode } from '#app/domain/region/name-units.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { CertaintyState } from '#app/ui/certainty-state.tsx'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { AskForm } from './ask-form.tsx'
import { DoubtSection } from './doubt-section.tsx'
import { HistorySection } from './history-section.tsx'
import { OfferSection } from './offer-section.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true, script: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const offering = mayOffer(contest.state)
  const certainty = offering ? await getCertainty(ctx.domain, contest) : null
  const names = await nameUnitsByCode(ctx.domain, contest.regions, ctx.locale)
  const offers = await listOffers(ctx.domain, contest.id)
  const found = certainty?.found ?? null
  return {
    title: ctx.t('certainty:readings.title'),
    head: headOf(ctx, contest),
    offering,
    state: certainty && { pending: certainty.pending, failure: certainty.failure },
    found: found && {
      at: found.at,
      draws: found.draws,
      read: found.read,
      unread: found.unread,
      enough: found.enough,
      doubt: found.doubt && {
        ...found.doubt,
        regions: found.doubt.regions.map((one) => ({
          ...one,
          name: one.region === otherRegions ? ctx.t('lists:figures.others') : (names.get(one.region) ?? one.region),
        })),
      },
    },
    offer: offering ? (offers.find(({ state }) => state === 'offered') ?? null) : null,
    offers: offers.filter(({ state }) => state !== 'offered' || !offering),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contestId = args.params.contestId ?? ''
  const form = await args.request.formData()
  const here = ctx.href(`/organiser/contests/${contestId}/readings`)
  const run = { contestId, runId: String(form.get('run') ?? '') }
  if (form.get('intent') === 'accept') {
    const outcome = await acceptReadings(ctx.domain, run)
    if (outcome.ok) return redirectWithNotice(here, 'assigned')
    return outcome.reason === 'unknown' ? notFound() : refused(form, '', `certainty:error.${outcome.reason}`)
  }
  if (form.get('intent') === 'decline') {
    const outcome = await declineReadings(ctx.domain, run)
    if (outcome.ok) return redirectWithNotice(here, 'saved')
    return outcome.reason === 'unknown' ? notFound() : refused(form, '', `certainty:error.${outcome.reason}`)
  }
  const parsed = parseForm(offerInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await requestCertainty(ctx.domain, { contestId, ...parsed.value })
  if (outcome.ok) return redirect(here)
  return outcome.reason === 'unknown' ? notFound() : refused(form, '', `certainty:error.${outcome.reason}`)
}

export default function Readings() {
  const data = useLoaderData<typeof loader>()
  const { t } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), { most: String(usualMost) })
  const { head, offering, found, state } = data
  return (
    <Page
      title={data.title}
      lead={t('certainty:readings.lead')}
      width="wide"
      before={
        <>
          <ContestNav {...head} current="monitor" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
    >
      {offering ? null : <EmptyState title={t('certainty:readings.closed')}>{t('certainty:readings.when')}</EmptyState>}
      {state ? <CertaintyState {...state} /> : null}
      {found?.doubt ? <DoubtSection {...found} {...found.doubt} /> : null}
      {found ? <OfferSection offer={data.offer} enough={found.enough} /> : null}
      {offering && !state?.pending ? <AskForm form={form} again={found !== null} /> : null}
      <HistorySection offers={data.offers} />
    </Page>
  )
}
