import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getPublishedResult } from '#app/domain/allocation/get-published-result.server.ts'
import { presentOwn } from '#app/domain/application/present.server.ts'
import { stepStatusesOf } from '#app/domain/application/sections.ts'
import { allow } from '#app/http/allow.server.ts'
import { ownApplication } from '#app/http/own-application.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ProgressSteps } from '#app/ui/progress-steps.tsx'
import { ResultPanel } from '#app/ui/result-panel.tsx'
import { TaskList } from '#app/ui/task-list.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const dossier = await ownApplication(ctx)
  return {
    title: ctx.t('common:myApplication'),
    view: await presentOwn(ctx.domain, dossier, ctx.locale),
    steps: stepStatusesOf(dossier.statuses),
    result: await getPublishedResult(ctx.domain, dossier.application.id),
  }
}

const tones = { done: 'done', started: 'info', todo: 'neutral' } as const

export default function Application() {
  const { title, view, steps, result } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const { progress, editable, contest, submittedAt } = view
  const at = (path: string) => `/${locale}/application${path}`
  const ready = view.problems.length === 0
  return (
    <Page title={title} caption={contest.title} lead={t('application:codeIs', { code: view.code })}>
      {progress === 'draft' ? (
        <p>{ready ? t('application:tasks.ready') : t('application:tasks.lead')}</p>
      ) : progress === 'not-accepted' ? (
        <Notification tone="warn" title={t('application:progress.not-accepted')}>
          {t('application:status.notAccepted')}
        </Notification>
      ) : (
        <>
          {submittedAt ? (
            <p>{t('application:status.submittedAt', { at: formatDateTime(locale, submittedAt) })}</p>
          ) : null}
          <ProgressSteps progress={progress} />
          {result ? <ResultPanel result={result} publicHref={`/${locale}/contests/${contest.slug}/results`} /> : null}
        </>
      )}
      {view.essay.unsent && editable ? (
        <Notification tone="warn" title={t('application:unsent.title')}>
          {t('application:unsent.body')}
        </Notification>
      ) : null}
      {editable ? (
        <>
          {contest.closesAt ? <p>{t('application:until', { at: formatDateTime(locale, contest.closesAt) })}</p> : null}
          <TaskList
            items={steps.map(({ step, status }) => ({
              href: at(`/${step}`),
              title: t(`application:step.${step}`),
              status: { text: t(`application:taskState.${status}`), tone: tones[status] },
            }))}
          />
          <ButtonRow>
            <ButtonLink href={at('/check')}>{t('application:tasks.check')}</ButtonLink>
          </ButtonRow>
        </>
      ) : progress === 'draft' ? (
        <Notification tone="warn" title={t('application:closed.title')}>
          {t('application:closed.body')}
        </Notification>
      ) : null}
      <ul>
        {progress === 'draft' ? null : (
          <li>
            <a href={at('/receipt')}>{t('application:receipt.link')}</a>
          </li>
        )}
        <li>
          <a href={at('/code')}>{t('application:code.link')}</a>
        </li>
        <li>
          <a href={at('/withdraw')}>{t('application:withdraw.link')}</a>
        </li>
      </ul>
    </Page>
  )
}
