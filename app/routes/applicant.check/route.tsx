import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { submitInput } from '#app/domain/application/input.server.ts'
import { presentOwn } from '#app/domain/application/present.server.ts'
import { previewForJury } from '#app/domain/application/preview-for-jury.server.ts'
import { submitApplication } from '#app/domain/application/submit-application.server.ts'
import { plainEssay } from '#app/domain/essay/plain-essay.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { conflict, ownApplication } from '#app/http/own-application.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { rowsOf } from '#app/ui/application-rows.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ProblemLinks } from '#app/ui/problem-links.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { JuryText } from './jury-text.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const dossier = await ownApplication(ctx)
  return {
    title: ctx.t('application:check.title'),
    view: await presentOwn(ctx.domain, dossier, ctx.locale),
    body: plainEssay(dossier.essay.current.body),
    preview: await previewForJury(ctx.domain, dossier),
    submitKey: ctx.services.random.uuid(),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const form = await args.request.formData()
  const parsed = parseForm(submitInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const { application } = await ownApplication(ctx)
  const submitted = await submitApplication(ctx.domain, application.id, { ...parsed.value, locale: ctx.locale })
  if (submitted.ok) return redirect(ctx.href('/application/receipt'))
  if (submitted.reason === 'not-found') return notFound()
  if (submitted.reason === 'incomplete') return refused(form, '', 'application:check.incomplete')
  if (submitted.reason === 'closed') return conflict(form, 'application:error.closed')
  return conflict(form, submitted.reason === 'different' ? 'application:check.different' : 'application:check.changed')
}

export default function Check() {
  const { title, view, body, preview, submitKey } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), {})
  const { t, locale } = useTranslate()
  const at = (path: string) => `/${locale}/application${path}`
  const again = view.progress !== 'draft'
  return (
    <Page
      title={title}
      caption={view.contest.title}
      back={{ href: at(''), text: t('application:toTasks') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      {again ? <Notification tone="info">{t('application:check.again')}</Notification> : null}
      <ProblemLinks problems={view.problems} />
      {view.sections.map((section) => (
        <section key={section}>
          <h2>{t(`application:section.${section}`)}</h2>
          <SummaryList rows={rowsOf(section, view, t, locale)} />
          {section === 'essay' && body !== '' ? (
            <JuryText body={body} lang={view.essay.language} preview={preview} />
          ) : null}
          {view.editable ? (
            <p>
              <a href={at(`/${section}?from=check`)}>
                {t('common:change')}: {t(`application:section.${section}`)}
              </a>
            </p>
          ) : null}
        </section>
      ))}
      {!view.editable ? (
        <Notification tone="warn" title={t('application:closed.title')}>
          {t('application:closed.body')}
        </Notification>
      ) : view.problems.length === 0 ? (
        <form method="post">
          <input type="hidden" name="submitKey" value={submitKey} />
          <input type="hidden" name="version" value={view.version} />
          <input type="hidden" name="essayVersion" value={view.essayVersion} />
          <p>{t('application:check.promise')}</p>
          <Button>{again ? t('application:check.submitAgain') : t('application:check.submit')}</Button>
        </form>
      ) : null}
    </Page>
  )
}
