import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { countDecisions } from '#app/domain/adjudication/list-decisions.server.ts'
import type { EssayState } from '#app/domain/jury/queue.ts'
import { allow } from '#app/http/allow.server.ts'
import { deskOf } from '#app/http/desk-of.server.ts'
import { formatDay } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ReadingProgress } from '#app/ui/reading-progress.tsx'
import { StatusTag, type Tone } from '#app/ui/status-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import { TrainingFirst } from './training-first.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'juror')
  const { title, state, contestId, ...queue } = await deskOf(ctx, args.params)
  const over = !queue.scoring && state !== 'draft' && state !== 'open' && state !== 'closed'
  const decisions = await countDecisions(ctx.domain, contestId)
  return { ...queue, decisions, over, title: ctx.t('jury:queue.title'), contest: title, contestId }
}

const tones: Record<EssayState, Tone> = { 'to-read': 'neutral', draft: 'waiting', done: 'done', paused: 'warn' }

export default function Queue() {
  const { title, contest, contestId, essays, progress, scoring, over, next, pausedUntil, training, decisions } =
    useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const page = `/${locale}/jury/${contestId}`
  const timed = essays.some(({ minutes }) => minutes > 0)
  return (
    <Page title={title} caption={contest} width="wide" back={{ href: `/${locale}/jury`, text: t('jury:seats.title') }}>
      {over ? <Notification tone="info">{t('jury:queue.over')}</Notification> : null}
      {pausedUntil && !over ? (
        <Notification tone="info" title={t('desk:pause.now')}>
          <p>{t('desk:pause.nowBody', { until: formatDay(locale, pausedUntil) })}</p>
          <p>
            <a href={`${page}/pause`}>{t('desk:pause.change')}</a>
          </p>
        </Notification>
      ) : null}
      {over ? null : <TrainingFirst page={page} training={training} />}
      {decisions > 0 ? (
        <Notification tone="info">
          <a href={`${page}/decisions`}>{t('adjudication:list.link', { count: decisions })}</a>
        </Notification>
      ) : null}
      {essays.length === 0 ? (
        <EmptyState title={scoring || over ? t('jury:queue.none') : t('jury:queue.notYet')}>
          {scoring || over ? t('jury:queue.noneBody') : t('jury:queue.notYetBody')}
        </EmptyState>
      ) : (
        <>
          <div className="next-up">
            {next ? (
              <ButtonLink href={`${page}/essays/${next}`}>
                {progress.done > 0 ? t('jury:queue.continue') : t('jury:queue.start')}
              </ButtonLink>
            ) : null}
            <ReadingProgress {...progress} />
          </div>
          {!next && scoring && progress.done === progress.total ? (
            <Notification tone="done" title={t('jury:queue.thanks')}>
              {t('jury:queue.thanksBody')}
            </Notification>
          ) : null}
          <Table
            caption={t('jury:queue.caption')}
            captionHidden
            columns={[
              { key: 'code', title: t('jury:queue.code') },
              { key: 'language', title: t('jury:queue.language') },
              { key: 'words', title: t('jury:queue.words'), numeric: true },
              { key: 'state', title: t('jury:queue.state') },
              ...(timed ? [{ key: 'minutes', title: t('desk:time'), numeric: true }] : []),
            ]}
            rows={essays.map((essay) => ({
              key: essay.code,
              // Without words there is no text to open: it went back to the organisers, or was withdrawn.
              ...(essay.words === null ? {} : { href: `${page}/essays/${essay.code}` }),
              cells: {
                code: essay.code,
                language: essay.language ? t(`common:language_${essay.language as Locale}`) : null,
                words: essay.words,
                minutes: essay.minutes > 0 ? t('desk:minutes', { minutes: essay.minutes }) : null,
                state: <StatusTag tone={tones[essay.state]}>{t(`jury:essayState.${essay.state}`)}</StatusTag>,
              },
            }))}
          />
        </>
      )}
      {over ? null : (
        <ul>
          <li>
            <a href={`${page}/profile`}>{t('jury:queue.profile')}</a>
          </li>
          <li>
            <a href={`${page}/training`}>{t('training:link')}</a>
          </li>
          <li>
            <a href={`${page}/conduct`}>{t('jury:conduct.title')}</a>
          </li>
          {scoring ? (
            <li>
              <a href={`${page}/pack`}>{t('pack:link')}</a>
            </li>
          ) : null}
          {pausedUntil ? null : (
            <li>
              <a href={`${page}/pause`}>{t('desk:pause.link')}</a>
            </li>
          )}
        </ul>
      )}
    </Page>
  )
}
