import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { contestTitle } from '#app/domain/contest/present.ts'
import { countDiscrepancies } from '#app/domain/discrepancy/list-discrepancies.server.ts'
import { countFlags } from '#app/domain/flag/list-flags.server.ts'
import { assignReviews } from '#app/domain/jury/assign-reviews.server.ts'
import { getJury } from '#app/domain/jury/get-jury.server.ts'
import { invitationInput } from '#app/domain/jury/input.server.ts'
import { inviteJurors } from '#app/domain/jury/invite-jurors.server.ts'
import { releaseJuror } from '#app/domain/jury/release-juror.server.ts'
import { resendInvitation } from '#app/domain/jury/resend-invitation.server.ts'
import { revokeInvitation } from '#app/domain/jury/revoke-invitation.server.ts'
import { mayAssign, mayInvite } from '#app/domain/jury/rules.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { formatDate, formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { AssignmentSection } from './assignment-section.tsx'
import { InvitationSection } from './invitation-section.tsx'
import { JurorSection } from './juror-section.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const jury = await getJury(ctx.domain, args.params.contestId ?? '')
  if (!jury) return notFound()
  const { contest, lastRun } = jury
  const search = new URL(args.request.url).searchParams
  const count = (name: string) => Math.min(Number.parseInt(search.get(name) ?? '', 10) || 0, 999)
  const release = count('release')
  return {
    title: ctx.t('jury:organiser.title'),
    contest: { id: contest.id, title: contestTitle(contest, ctx.locale), state: contest.state },
    inviting: mayInvite(contest.state),
    assigning: mayAssign(contest.state),
    usualLocale: ctx.locale,
    view: jury.view,
    jurors: jury.jurors,
    coverage: jury.coverage,
    inScreening: jury.inScreening,
    flags: await countFlags(ctx.domain, contest.id),
    discrepancies: await countDiscrepancies(ctx.domain, contest.id),
    lastRun: lastRun ? { ...lastRun, at: formatDateTime(ctx.locale, lastRun.at) } : null,
    invitations: jury.invitations.map(({ expiresAt, ...one }) => ({
      ...one,
      expires: formatDate(ctx.locale, expiresAt),
    })),
    sent: search.has('invited') ? { invited: count('invited'), known: count('known') } : null,
    release: jury.jurors.find((juror) => juror.active && juror.number === release) ?? null,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const form = await args.request.formData()
  const contestId = args.params.contestId ?? ''
  const page = ctx.href(`/organiser/contests/${contestId}/jury`)
  const origin = ctx.services.env.publicOrigin ?? new URL(args.request.url).origin
  const invitationId = String(form.get('invitation') ?? '')
  switch (form.get('intent')) {
    case 'invite': {
      const parsed = parseForm(invitationInput, form)
      if (!parsed.ok) return invalid(parsed.problem)
      const outcome = await inviteJurors(ctx.domain, { ...parsed.value, contestId, origin })
      if (outcome.ok) return redirect(`${page}?invited=${outcome.value.invited}&known=${outcome.value.known}`)
      if (outcome.reason === 'not-found') return notFound()
      if (outcome.reason === 'not-now') return refused(form, '', 'jury:error.invite.over')
      return refused(form, 'emails', 'jury:error.emails.wrong', { email: outcome.email ?? '' })
    }
    case 'resend': {
      const outcome = await resendInvitation(ctx.domain, { contestId, invitationId, origin })
      if (outcome.ok) return redirectWithNotice(page, 'sent')
      return outcome.reason === 'not-found' ? notFound() : refused(form, '', 'jury:error.invite.ended')
    }
    case 'revoke': {
      const outcome = await revokeInvitation(ctx.domain, { contestId, invitationId })
      if (outcome.ok) return redirectWithNotice(page, 'withdrawn')
      return outcome.reason === 'not-found' ? notFound() : refused(form, '', 'jury:error.invite.ended')
    }
    case 'release': {
      const number = Number.parseInt(String(form.get('number')), 10) || 0
      const outcome = await releaseJuror(ctx.domain, { contestId, number })
      if (outcome.ok) return redirectWithNotice(page, 'saved')
      return outcome.reason === 'not-found' ? notFound() : refused(form, '', 'jury:error.invite.over')
    }
    case 'assign': {
      const outcome = await assignReviews(ctx.domain, { contestId })
      if (outcome.ok) return redirectWithNotice(page, 'assigned')
      if (outcome.reason === 'not-found') return notFound()
      return refused(form, '', outcome.reason === 'nothing' ? 'jury:error.assign.nothing' : 'jury:error.assign.notNow')
    }
    default:
      return refused(form, '', 'error:field.unusable')
  }
}

export default function OrganiserJury() {
  const data = useLoaderData<typeof loader>()
  const { t } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), { locale: data.usualLocale })
  const { contest, sent } = data
  return (
    <Page
      title={data.title}
      width="wide"
      before={
        <>
          <ContestNav contestId={contest.id} title={contest.title} state={contest.state} current="jury" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
          {sent ? (
            <Notification tone={sent.invited > 0 ? 'done' : 'info'} role="status">
              <p>
                {t('jury:organiser.sent.invited', { count: sent.invited })}{' '}
                {sent.known > 0 ? t('jury:organiser.sent.known', { count: sent.known }) : null}
              </p>
            </Notification>
          ) : null}
        </>
      }
    >
      <AssignmentSection {...data} />
      <JurorSection {...data} />
      <InvitationSection {...data} form={form} />
    </Page>
  )
}
