import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { Notification } from '#app/ui/notification.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { PendingRun, type PendingRunProps } from './pending-run.tsx'

export interface RunSectionProps {
  contest: { state: string }
  stale: boolean
  pending: PendingRunProps['pending'] | null
  run: {
    createdAt: string
    inputHash: string
    programVersion: string
    calibrated: boolean
    summary: { planned: number; essays: number; reviews: number; fewer: number; unscored: number }
  } | null
}

/** The run that the ranking comes from, what is to be known of it, and the button that makes the next one. */
export function RunSection({ contest, run, stale, pending }: RunSectionProps) {
  const { t } = useTranslate()
  const open = pending?.state === 'queued' || pending?.state === 'running'
  const mayRun = contest.state === 'decided' && !open && (run === null || stale || pending !== null)
  return (
    <section>
      <h2>{t('scoring:run.title')}</h2>
      {run === null && pending === null ? <p>{t('scoring:run.none')}</p> : null}
      {pending ? <PendingRun pending={pending} earlier={run !== null} /> : null}
      {run && stale && !open ? (
        <Notification tone="warn" title={t('scoring:run.stale.title')}>
          {t('scoring:run.stale.body')}
        </Notification>
      ) : null}
      {mayRun ? (
        <form method="post">
          <ButtonRow>
            <Button name="intent" value="run">
              {t(run ? 'scoring:run.again' : 'scoring:run.start')}
            </Button>
          </ButtonRow>
        </form>
      ) : null}
      {run && run.summary.fewer + run.summary.unscored > 0 ? (
        <Notification tone="warn" title={t('scoring:run.fewer.title')}>
          {t('scoring:run.fewer.body', { fewer: run.summary.fewer, unscored: run.summary.unscored })}
        </Notification>
      ) : null}
      {run ? (
        <SummaryList
          rows={[
            {
              key: t('scoring:run.method'),
              value: t(run.calibrated ? 'scoring:run.calibrated' : 'scoring:run.weightedMean'),
            },
            { key: t('scoring:run.at'), value: run.createdAt },
            { key: t('scoring:run.essays'), value: run.summary.essays },
            { key: t('scoring:run.reviews'), value: run.summary.reviews },
          ]}
        />
      ) : null}
      <Details summary={t('scoring:run.how')}>
        <p>{t('scoring:run.formula')}</p>
        {run ? (
          <>
            <p>
              {t('scoring:run.input')}: <code>{run.inputHash}</code>
            </p>
            <p>
              {t('scoring:run.version')}: {run.programVersion}
            </p>
          </>
        ) : null}
      </Details>
    </section>
  )
}
