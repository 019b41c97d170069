import type { ReactNode } from 'react'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink } from './button.tsx'
import { ContestNav } from './contest-nav.tsx'
import { EmptyState } from './empty-state.tsx'
import { Notification } from './notification.tsx'
import { Page } from './page.tsx'
import { SectionNav } from './tabs.tsx'

const pages = [
  { key: 'ranking', path: '' },
  { key: 'places', path: '/places' },
  { key: 'certainty', path: '/certainty' },
  { key: 'jurors', path: '/jurors' },
  { key: 'scale', path: '/scale' },
  { key: 'checks', path: '/checks' },
] as const

export type ResultPageKey = (typeof pages)[number]['key']

/** The way between the pages of one contest's result. */
export function ResultNav({ contestId, current }: { contestId: string; current: ResultPageKey }) {
  const { t, locale } = useTranslate()
  const base = `/${locale}/organiser/contests/${contestId}/result`
  return (
    <SectionNav
      label={t('calibration:nav.label')}
      items={pages.map(({ key, path }) => ({
        href: `${base}${path}`,
        text: t(`calibration:nav.${key}`),
        current: key === current,
      }))}
    />
  )
}

export interface ResultPageProps {
  head: { contestId: string; title: string; state: Parameters<typeof ContestNav>[0]['state']; over: boolean }
  current: Exclude<ResultPageKey, 'ranking'>
  /** there is a run that this page can show */
  found: boolean
  stale: boolean
  children: ReactNode
}

/** The frame of a page about the calibration, or why there is nothing to see yet. */
export function ResultPage({ head, current, found, stale, children }: ResultPageProps) {
  const { t, locale } = useTranslate()
  return (
    <Page
      title={t(`calibration:${current}.title`)}
      lead={found ? t(`calibration:${current}.lead`) : undefined}
      width="wide"
      before={
        <>
          <ContestNav {...head} current="result" />
          <ResultNav contestId={head.contestId} current={current} />
        </>
      }
    >
      {stale ? (
        <Notification tone="warn" title={t('scoring:run.stale.title')}>
          {t('calibration:stale')}
        </Notification>
      ) : null}
      {found ? (
        children
      ) : (
        <EmptyState
          title={t('calibration:none.title')}
          action={
            <ButtonLink href={`/${locale}/organiser/contests/${head.contestId}/result`}>
              {t('calibration:none.go')}
            </ButtonLink>
          }
        >
          {t(head.over ? 'calibration:none.body' : 'calibration:none.early')}
        </EmptyState>
      )}
    </Page>
  )
}
