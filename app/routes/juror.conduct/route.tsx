import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { mayInvite } from '#app/domain/jury/rules.ts'
import { acceptConduct } from '#app/domain/training/accept-conduct.server.ts'
import { getConduct } from '#app/domain/training/get-conduct.server.ts'
import { conductInput } from '#app/domain/training/input.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { ConductRules } from '#app/ui/conduct-rules.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'juror')
  const contestId = args.params.contestId ?? ''
  const outcome = await getConduct(ctx.domain, { contestId, locale: ctx.locale })
  if (!outcome.ok) {
    if (outcome.reason === 'not-found') return notFound()
    throw redirect(ctx.href(`/jury/${contestId}/profile`))
  }
  const { title, acceptedAt, state, ...conduct } = outcome.value
  return {
    ...conduct,
    title: ctx.t('jury:conduct.title'),
    contest: title,
    contestId,
    open: mayInvite(state),
    accepted: acceptedAt ? formatDateTime(ctx.locale, acceptedAt) : null,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'juror')
  const contestId = args.params.contestId ?? ''
  const form = await args.request.formData()
  const parsed = parseForm(conductInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await acceptConduct(ctx.domain, { contestId, locale: ctx.locale })
  if (outcome.ok) return redirectWithNotice(ctx.href(`/jury/${contestId}`), 'saved')
  if (outcome.reason === 'not-found') return notFound()
  if (outcome.reason === 'profile') return redirect(ctx.href(`/jury/${contestId}/profile`))
  return refused(form, '', 'jury:error.over')
}

export default function Conduct() {
  const { title, contest, contestId, version, accepted, earlier, open } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), {})
  return (
    <Page
      title={title}
      caption={contest}
      lead={t('training:conduct.lead')}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
      {...(accepted ? { back: { href: `/${locale}/jury/${contestId}`, text: t('jury:queue.title') } } : {})}
    >
      {!accepted && earlier ? <Notification tone="info">{t('training:conduct.changed')}</Notification> : null}
      <ConductRules />
      <p className="muted">{t('training:conduct.version', { version })}</p>
      {accepted ? (
        <Notification tone="done">{t('training:conduct.accepted', { at: accepted })}</Notification>
      ) : open ? (
        <form method="post" noValidate>
          <Checkbox
            label={t('jury:profile.agree')}
            name="conduct"
            checked={form.value('conduct') === 'yes'}
            {...form.error('conduct')}
          />
          <Button>{t('training:conduct.button')}</Button>
        </form>
      ) : null}
    </Page>
  )
}
