import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { transcriptionInput } from '#app/domain/transcription/input.server.ts'
import { keepTyped } from '#app/domain/transcription/keep-typed.server.ts'
import { openTask } from '#app/domain/transcription/open-task.server.ts'
import { finishTask, giveBack } from '#app/domain/transcription/work-on-task.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { EssayField } from '#app/ui/essay-field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PlainText } from '#app/ui/plain-text.tsx'
import { Differences } from './differences.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true, script: 'writing' }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'transcriber')
  const task = await openTask(ctx.domain, args.params.taskId ?? '')
  // No error page: after a claim has ended, what was typed is still shown below.
  if (!task) return data({ title: ctx.t('paper:typing.title'), task, settings: null }, { status: 404 })
  const at = ctx.href(`/transcribe/${task.id}`)
  return {
    title: ctx.t(`paper:typing.${task.kind}.title`),
    task,
    settings: {
      saveAt: `${at}/autosave`,
      signInAt: `${ctx.href('/sign-in')}?next=${at}`,
      otherAt: at,
      // Handing in does more than store the text.
      nextAt: null,
      application: task.id,
      // A computer of many, perhaps: nothing stays on it.
      ownPhone: false,
    },
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'transcriber')
  const taskId = args.params.taskId ?? ''
  const form = await args.request.formData()
  const intent = form.get('intent')
  if (intent === 'give-back') {
    const given = await giveBack(ctx.domain, taskId)
    return given.ok ? redirectWithNotice(ctx.href('/transcribe'), 'saved') : notFound()
  }
  const parsed = parseForm(transcriptionInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const done =
    intent === 'finish'
      ? await finishTask(ctx.domain, taskId, parsed.value)
      : await keepTyped(ctx.domain, taskId, parsed.value)
  if (done.ok)
    return redirectWithNotice(ctx.href(intent === 'finish' ? '/transcribe' : `/transcribe/${taskId}`), 'saved')
  if (done.reason === 'empty') return refused(form, 'body', 'paper:error.emptyText')
  return data(refused(form, '', 'paper:error.gone').data, { status: 409 })
}

export default function TypingTask() {
  const { title, task, settings } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()
  const form = useFormState(problem, { language: task?.language, body: task?.body })
  const { t, locale } = useTranslate()
  const back = { href: `/${locale}/transcribe`, text: t('paper:typing.title') }
  if (!task || !settings) {
    return (
      <Page title={title} back={back}>
        <Notification tone="warn">{t('paper:error.gone')}</Notification>
        {form.value('body') ? <PlainText text={form.value('body')} lang={form.value('language')} /> : null}
      </Page>
    )
  }
  const at = `/${locale}/transcribe/${task.id}`
  return (
    <Page
      title={title}
      width="wide"
      back={back}
      lead={t(`paper:typing.${task.kind}.lead`)}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
      aside={
        <form method="post" encType="multipart/form-data" noValidate>
          <input type="hidden" name="version" value={task.version} />
          {task.kind === 'settle' ? <Differences stretches={task.differences} lang={task.language} /> : null}
          <Radios
            legend={t('essay:language')}
            name="language"
            inline
            options={(['kk', 'ru', 'en'] as const).map((value) => ({ value, label: t(`common:language_${value}`) }))}
            value={form.value('language')}
            {...form.error('language')}
          />
          <EssayField
            lang={form.value('language')}
            value={form.value('body')}
            hint={t('paper:typing.hint')}
            error={form.error('body')}
            words={null}
            reader="adult"
            rich={false}
            spellCheck={false}
            closed={t('paper:typing.closed')}
            settings={{ ...settings, stored: problem ? { body: task.body, language: task.language } : null }}
          />
          {task.until ? <p>{t('paper:typing.until', { at: formatDateTime(locale, task.until) })}</p> : null}
          <ButtonRow>
            <Button name="intent" value="finish">
              {t(`paper:typing.${task.kind}.finish`)}
            </Button>
            <Button kind="secondary" name="intent" value="keep">
              {t('paper:typing.keep')}
            </Button>
            <Button kind="quiet" name="intent" value="give-back">
              {t('paper:typing.giveBack')}
            </Button>
          </ButtonRow>
        </form>
      }
    >
      {task.pages.map((page, index) => (
        <p key={page.id}>
          <a href={`${at}/${page.id}`}>
            <img
              src={`${at}/${page.id}`}
              width={page.width}
              height={page.height}
              alt={t('paper:pages.page', { number: index + 1 })}
            />
          </a>
        </p>
      ))}
    </Page>
  )
}
