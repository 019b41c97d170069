import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Notification } from '#app/ui/notification.tsx'
import { Progress } from '#app/ui/progress.tsx'

export interface PendingRunProps {
  pending: {
    id: string
    state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
    progress: number
    step: 'read' | 'linear' | 'rasch' | 'agreement' | 'report' | 'store' | null
    failure: 'changed' | 'broke-off' | 'no-scores' | null
  }
  /** there is an earlier result */
  earlier: boolean
}

/** How far the newest run is, or why it came to nothing. `data-watch` lets the script look again by itself. */
export function PendingRun({ pending, earlier }: PendingRunProps) {
  const { t } = useTranslate()
  const { state, progress, step, failure } = pending
  if (state === 'done') return null
  const title = t(`scoring:run.pending.${state}`)
  if (state === 'failed' || state === 'cancelled') {
    return (
      <Notification tone={state === 'failed' ? 'danger' : 'info'} title={title}>
        {failure ? t(`scoring:run.failure.${failure}`) : null}
      </Notification>
    )
  }
  return (
    <div data-watch={state}>
      <Notification tone="info" title={title}>
        <Progress
          label={step && state === 'running' ? t(`scoring:run.pending.step.${step}`) : t('scoring:run.pending.label')}
          value={progress}
          max={100}
          text={t('scoring:run.pending.text', { percent: progress })}
        />
        <p>
          {t('scoring:run.pending.wait')} {earlier ? t('scoring:run.pending.before') : null}
        </p>
        <form method="post">
          <input type="hidden" name="run" value={pending.id} />
          <ButtonRow>
            <ButtonLink href="?" kind="secondary">
              {t('scoring:run.pending.look')}
            </ButtonLink>
            <Button name="intent" value="cancel" kind="quiet">
              {t('scoring:run.pending.cancel')}
            </Button>
          </ButtonRow>
        </form>
      </Notification>
    </div>
  )
}
