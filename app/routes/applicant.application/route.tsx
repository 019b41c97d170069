import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getOwnAppeal } from '#app/domain/allocation/get-own-appeal.server.ts'
import { getOwnOffer } from '#app/domain/allocation/get-own-offer.server.ts'
import { getPublishedResult } from '#app/domain/allocation/get-published-result.server.ts'
import { openForKept } from '#app/domain/application/open-for-kept.server.ts'
import { presentOwn } from '#app/domain/application/present.server.ts'
import { progressDates } from '#app/domain/application/progress-dates.server.ts'
import { stepStatusesOf } from '#app/domain/application/sections.ts'
import { getExtension } from '#app/domain/extension/get-extension.server.ts'
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
import { AppealPanel } from './appeal-panel.tsx'
import { KeepEssay } from './keep-essay.tsx'
import { OfferPanel } from './offer-panel.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const dossier = await ownApplication(ctx)
  const result = await getPublishedResult(ctx.domain, dossier.application.id)
  return {
    title: ctx.t('common:myApplication'),
    view: await presentOwn(ctx.domain, dossier, ctx.locale),
    steps: stepStatusesOf(dossier.statuses),
    result,
    appeal: result && (await getOwnAppeal(ctx.domain, dossier.application, result.publishedAt)),
    offer: await getOwnOffer(ctx.domain, dossier.application.id),
    dates: await progressDates(ctx.domain, dossier),
    extension: await getExtension(ctx.domain, dossier.application.id),
    kept: dossier.application.keptAt !== null,
    openNow: dossier.application.keptAt ? await openForKept(ctx.domain, dossier.application, ctx.locale) : [],
  }
}

const reasons = ['outside-regions', 'outside-grades', 'outside-ages', 'duplicate', 'no-consent', 'empty-essay'] as const
const ineligible = (reason: string) => reasons.find((known) => known === reason) ?? 'other'

const tones = { done: 'done', started: 'info', todo: 'neutral' } as const

export default function Application() {
  const { title, view, steps, result, appeal, offer, dates, extension, kept, openNow } = useLoaderData<typeof loader>()
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
          <ProgressSteps progress={progress} dates={dates} />
          {progress === 'announced' ? null : <p>{t(`status:next.${progress}`)}</p>}
          {result && offer && (offer.state === 'declined' || offer.state === 'released') ? (
            <OfferPanel offer={offer} />
          ) : result ? (
            <>
              <ResultPanel
                result={result}
                ineligible={
                  result.ineligibleReason ? t(`status:ineligible.${ineligible(result.ineligibleReason)}`) : undefined
                }
                publicHref={`/${locale}/contests/${contest.slug}/results`}
              />
              {offer ? <OfferPanel offer={offer} /> : null}
              {appeal ? <AppealPanel appeal={appeal} /> : null}
              {result.outcome === 'recipient' ? null : <KeepEssay kept={kept} openNow={openNow} />}
            </>
          ) : null}
        </>
      )}
      {extension ? (
        <Notification tone="info" title={t('status:extension.title')}>
          <p>{t('status:extension.until', { at: formatDateTime(locale, extension.until) })}</p>
          <p>{t('status:extension.why', { reason: extension.reason })}</p>
        </Notification>
      ) : null}
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
        {view.groups.keys.length > 0 ? (
          <li>
            <a href={at('/certificates')}>{t('certificate:link')}</a>
          </li>
        ) : null}
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
