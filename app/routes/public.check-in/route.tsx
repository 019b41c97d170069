import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerCheckIn } from '#app/domain/handover/answer-check-in.server.ts'
import { checkInInput } from '#app/domain/handover/input.server.ts'
import { openCheckIn } from '#app/domain/handover/open-check-in.server.ts'
import { answers } from '#app/domain/handover/rules.ts'
import { allow } from '#app/http/allow.server.ts'
import { openByCode } from '#app/http/enter-tries.server.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  ...pageTitle(shown),
  { name: 'robots', content: 'noindex' },
]

/** Whoever has the code answers, without signing in. The page says nothing of who has the device. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const code = args.params.token ?? ''
  const opened = await openByCode(ctx, args.context.clientAddress, code, () => openCheckIn(ctx.domain, code))
  if (opened.state === 'over') return data({ title: ctx.t('handover:over.title'), asked: null }, { status: 410 })
  return data({ title: ctx.t('handover:ask.title'), asked: opened })
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const code = args.params.token ?? ''
  const parsed = parseForm(checkInInput, await args.request.formData())
  if (!parsed.ok) return invalid(parsed.problem)
  await openByCode(ctx, args.context.clientAddress, code, async () => {
    const outcome = await answerCheckIn(ctx.domain, code, parsed.value)
    return !outcome.ok && outcome.reason === 'unknown' ? null : outcome
  })
  return redirect(ctx.href(`/check-in/${encodeURIComponent(code)}`))
}

export default function CheckIn() {
  const { title, asked } = useLoaderData<typeof loader>()
  const { t } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), { note: asked?.last?.note })
  if (!asked) return <Page title={title} lead={t('handover:over.body')} />
  const { last, quiet, device } = asked
  const others = answers.filter((answer) => answer !== last?.answer)
  return (
    <Page
      title={title}
      lead={last ? undefined : t('handover:ask.lead')}
      caption={t(`allocation:class.${device}`)}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      {last ? (
        <>
          <Notification
            tone={last.answer === 'works' ? 'done' : 'info'}
            title={t(`handover:said.${last.answer}.title`)}
          >
            {t(`handover:said.${last.answer}.body`)}
          </Notification>
          <form method="post" encType="multipart/form-data" noValidate>
            <TextArea
              label={t(`handover:note.${last.answer}`)}
              optionalText={t('common:optional')}
              name="note"
              rows={3}
              maxLength={300}
              value={form.value('note')}
              {...form.error('note')}
            />
            <Button name="intent" value="note" kind="secondary">
              {t('handover:note.send')}
            </Button>
          </form>
          <h2>{t('handover:ask.changed')}</h2>
        </>
      ) : null}
      <form method="post" noValidate>
        {others.map((answer) => (
          <p key={answer}>
            <Button name="answer" value={answer} kind={last || answer !== 'works' ? 'secondary' : 'primary'}>
              {t(`handover:answer.${answer}`)}
            </Button>
          </p>
        ))}
        {quiet ? (
          <p>{t('handover:quiet.is')}</p>
        ) : (
          <p>
            <Button name="intent" value="quiet" kind="quiet">
              {t('handover:quiet.ask')}
            </Button>
          </p>
        )}
      </form>
    </Page>
  )
}
