import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { pauseInput } from '#app/domain/jury/input.server.ts'
import { pauseReading } from '#app/domain/jury/pause-reading.server.ts'
import { mayInvite } from '#app/domain/jury/rules.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { deskOf } from '#app/http/desk-of.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'juror')
  const { title, state, pausedUntil, contestId } = await deskOf(ctx, args.params)
  if (!mayInvite(state)) throw redirect(ctx.href(`/jury/${contestId}`))
  return { title: ctx.t('desk:pause.title'), contest: title, contestId, pausedUntil }
}

const errors = { past: 'desk:error.past', far: 'desk:error.far', closed: 'jury:error.over' } as const

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'juror')
  const contestId = args.params.contestId ?? ''
  const form = await args.request.formData()
  const resumes = form.get('intent') === 'resume'
  const parsed = parseForm(pauseInput, form)
  if (!resumes && !parsed.ok) return invalid(parsed.problem)
  const until = !resumes && parsed.ok ? parsed.value.until : null
  const outcome = await pauseReading(ctx.domain, { contestId, until })
  if (outcome.ok) return redirectWithNotice(ctx.href(`/jury/${contestId}`), 'saved')
  if (outcome.reason === 'not-found') return notFound()
  return refused(form, outcome.reason === 'closed' ? '' : 'until', errors[outcome.reason])
}

export default function Pause() {
  const { title, contest, contestId, pausedUntil } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), { until: pausedUntil })
  const queue = `/${locale}/jury/${contestId}`
  return (
    <Page
      title={title}
      caption={contest}
      lead={t('desk:pause.lead')}
      back={{ href: queue, text: t('jury:queue.title') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <form method="post" noValidate>
        <Field
          type="date"
          size="half"
          label={t('desk:pause.until')}
          hint={t('desk:pause.untilHint')}
          name="until"
          value={form.value('until')}
          {...form.error('until')}
        />
        <ButtonRow>
          <Button name="intent" value="pause">
            {t('desk:pause.button')}
          </Button>
          {pausedUntil ? (
            <Button kind="secondary" name="intent" value="resume">
              {t('desk:pause.resume')}
            </Button>
          ) : null}
          <ButtonLink kind="quiet" href={queue}>
            {t('common:cancel')}
          </ButtonLink>
        </ButtonRow>
      </form>
    </Page>
  )
}
