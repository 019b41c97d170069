import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { carryOver } from '#app/domain/application/carry-over.server.ts'
import { getOwnApplication } from '#app/domain/application/get-application.server.ts'
import { startInput } from '#app/domain/application/input.server.ts'
import { startApplication } from '#app/domain/application/start-application.server.ts'
import { getContestBySlug } from '#app/domain/contest/get-contest.server.ts'
import { contestTitle } from '#app/domain/contest/present.ts'
import { isPublic, publicPhase } from '#app/domain/contest/rules.ts'
import { startSession } from '#app/domain/identity/session.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { forbidden, notFound } from '#app/http/answer.server.ts'
import type { RequestContext } from '#app/http/context.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { remembers } from '#app/http/sign-in.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { OwnPhone } from '#app/ui/own-phone.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PinFields } from '#app/ui/pin-fields.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

/** The contest of the address; who applies to it already goes on there. */
async function contestToApply(ctx: RequestContext, slug: string | undefined) {
  const contest = await getContestBySlug(ctx.domain, slug ?? '')
  if (!contest || !isPublic(contest)) return notFound()
  const own = await getOwnApplication(ctx.domain)
  if (own?.application.contestId === contest.id) throw redirect(ctx.href('/application'))
  return contest
}

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const contest = await contestToApply(ctx, args.params.slug)
  return {
    title: ctx.t('application:start.title'),
    contest: { title: contestTitle(contest, ctx.locale), slug: contest.slug, closesAt: contest.closesAt },
    phase: publicPhase(contest, ctx.domain.now),
    words: [contest.wordsMin, contest.wordsMax] as const,
    staff: ctx.viewer.kind === 'staff',
    kept: (await getOwnApplication(ctx.domain))?.application.keptAt != null,
    startKey: ctx.services.random.uuid(),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  if (ctx.viewer.kind === 'staff') return forbidden('wrong-role')
  const contest = await contestToApply(ctx, args.params.slug)
  const form = await args.request.formData()
  if (form.get('intent') === 'carry-over') {
    const carried = await carryOver(ctx.domain, { contestId: contest.id, locale: ctx.locale })
    return carried.ok ? redirect(ctx.href('/application')) : refused(form, '', 'application:error.notOpen')
  }
  const parsed = parseForm(startInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const { startKey, pin } = parsed.value
  const started = await startApplication(ctx.domain, { contestId: contest.id, startKey, pin, locale: ctx.locale })
  if (!started.ok) {
    if (started.reason === 'other-pin') return refused(form, 'pin', 'application:error.pin.other')
    return refused(form, '', 'application:error.notOpen')
  }
  const cookie = await startSession(ctx.domain.db, started.value.accountId, ctx.secure, remembers(form))
  return redirect(ctx.href('/application/code'), { headers: { 'Set-Cookie': cookie } })
}

export default function Start() {
  const { title, contest, phase, words, staff, kept, startKey } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), { startKey })
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      caption={contest.title}
      back={{ href: `/${locale}/contests/${contest.slug}`, text: t('application:start.toContest') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      {phase !== 'open' ? (
        <Notification tone="warn">{t(`application:start.phase.${phase}`)}</Notification>
      ) : staff ? (
        <Notification tone="warn">{t('application:start.staff')}</Notification>
      ) : (
        <>
          {kept ? (
            <Notification tone="info" title={t('status:carry.title')}>
              <p>{t('status:carry.body')}</p>
              <form method="post">
                <Button name="intent" value="carry-over">
                  {t('status:carry.button')}
                </Button>
              </form>
            </Notification>
          ) : null}
          <p>{t('application:start.lead')}</p>
          {contest.closesAt ? <p>{t('application:until', { at: formatDateTime(locale, contest.closesAt) })}</p> : null}
          <h2>{t('application:start.needed')}</h2>
          <ul>
            <li>{t('application:start.need.child')}</li>
            <li>{t('application:start.need.phone')}</li>
            <li>{t('application:start.need.guardian')}</li>
            <li>{t('application:start.need.essay', { min: words[0], max: words[1] })}</li>
          </ul>
          <h2>{t('application:start.pinTitle')}</h2>
          <p>{t('application:start.pinLead')}</p>
          <form method="post" noValidate>
            <input type="hidden" name="startKey" value={form.value('startKey')} />
            <PinFields form={form} />
            <OwnPhone checked={form.value('ownPhone') === 'yes'} />
            <Button>{t('application:start.button')}</Button>
          </form>
        </>
      )}
    </Page>
  )
}
