import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Notification } from '#app/ui/notification.tsx'

/** The statistical screen, run when somebody asks for it, and what it found. */
export function ScreenSection({ found }: { found: number | null }) {
  const { t } = useTranslate()
  return (
    <section>
      <h2>{t('discrepancy:screen.title')}</h2>
      {found === null ? null : (
        <Notification tone={found > 0 ? 'warn' : 'done'} role="status">
          {t('discrepancy:screen.found', { count: found })}
        </Notification>
      )}
      <p>{t('discrepancy:screen.lead')}</p>
      <form method="post">
        <Button kind="secondary" name="intent" value="screen">
          {t('discrepancy:screen.button')}
        </Button>
      </form>
    </section>
  )
}
