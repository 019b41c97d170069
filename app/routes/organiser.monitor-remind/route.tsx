import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { contestTitle } from '#app/domain/contest/present.ts'
import { reminderInput } from '#app/domain/monitor/input.server.ts'
import { previewReminders } from '#app/domain/monitor/preview-reminders.server.ts'
import { sendReminders } from '#app/domain/monitor/send-reminders.server.ts'
import { audiences } from '#app/domain/monitor/standing.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { renderMessage } from '#app/i18n/render-message.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PlainText } from '#app/ui/plain-text.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const url = new URL(args.request.url)
  const who = audiences.find((one) => one === url.searchParams.get('who')) ?? 'overdue'
  const preview = await previewReminders(ctx.domain, { contestId: args.params.contestId ?? '', audience: who })
  if (!preview) return notFound()
  const { contest, samples, ...counts } = preview
  const origin = ctx.services.env.publicOrigin ?? url.origin
  return {
    ...counts,
    who,
    title: ctx.t('monitor:remind.title'),
    contest: { id: contest.id, title: contestTitle(contest, ctx.locale), state: contest.state },
    letters: samples.flatMap(({ locale, people, params }) => {
      const letter = renderMessage({ template: 'jury-reminder', locale, params }, origin)
      return letter ? [{ locale, people, ...letter }] : []
    }),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contestId = args.params.contestId ?? ''
  const form = await args.request.formData()
  const parsed = parseForm(reminderInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await sendReminders(ctx.domain, { contestId, audience: parsed.value.who })
  if (!outcome.ok) return outcome.reason === 'not-found' ? notFound() : refused(form, '', 'monitor:remind.notNow')
  const { sent, known } = outcome.value
  return redirect(ctx.href(`/organiser/contests/${contestId}/monitor?sent=${sent}&known=${known}`))
}

export default function Remind() {
  const { title, contest, who, people, known, letters } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), { who })
  const monitor = `/${locale}/organiser/contests/${contest.id}/monitor`
  const open = contest.state === 'in-review'
  return (
    <Page
      title={title}
      lead={t('monitor:remind.lead')}
      back={{ href: monitor, text: t('monitor:title') }}
      before={
        <>
          <ContestNav contestId={contest.id} title={contest.title} state={contest.state} current="monitor" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
    >
      {open ? (
        <>
          <form method="get">
            <Radios
              legend={t('monitor:remind.who')}
              name="who"
              value={form.value('who')}
              options={audiences.map((value) => ({ value, label: t(`monitor:remind.audience.${value}`) }))}
              {...form.error('who')}
            />
            <Button kind="secondary">{t('monitor:remind.preview')}</Button>
          </form>
          <h2>{t(`monitor:remind.audience.${who}`)}</h2>
          <p>
            {t('monitor:remind.people', { count: people })}{' '}
            {known > 0 ? t('monitor:remind.known', { count: known }) : null}
          </p>
          {letters.map(({ locale: language, people: readers, subject, text }) => (
            <Card
              key={language}
              headingLevel={3}
              title={<span lang={language}>{subject}</span>}
              meta={`${t(`common:language_${language}`)} · ${t('monitor:remind.people', { count: readers })}`}
            >
              <PlainText text={text} lang={language} />
            </Card>
          ))}
          {people > 0 ? (
            <form method="post">
              <input type="hidden" name="who" value={who} />
              <ButtonRow>
                <Button>{t('monitor:remind.send', { count: people })}</Button>
                <ButtonLink kind="quiet" href={monitor}>
                  {t('common:cancel')}
                </ButtonLink>
              </ButtonRow>
            </form>
          ) : null}
        </>
      ) : (
        <Notification tone="info">{t('monitor:remind.notNow')}</Notification>
      )}
    </Page>
  )
}
