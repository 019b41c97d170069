import { formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { Notification } from '#app/ui/notification.tsx'

export interface LotterySectionProps {
  commitment: { seedSha256: string; committedAt: Date | string } | null
  state: string
}

/** The fingerprint of the seed that decides between equals, or the way to draw it. */
export function LotterySection({ commitment, state }: LotterySectionProps) {
  const { t, locale } = useTranslate()
  if (commitment) {
    return (
      <Details summary={t('allocation:lottery.title')}>
        <p>{t('allocation:lottery.body')}</p>
        <p>
          {t('allocation:lottery.committed', {
            date: formatDateTime(locale, new Date(commitment.committedAt)),
            sha: commitment.seedSha256,
          })}
        </p>
      </Details>
    )
  }
  const late = state === 'decided' || state === 'announced' || state === 'archived'
  return (
    <section>
      <h2>{t('allocation:lottery.title')}</h2>
      <p>{t('allocation:lottery.body')}</p>
      {late ? (
        <Notification tone="warn">{t('allocation:lottery.late')}</Notification>
      ) : (
        <form method="post">
          <p>{t('allocation:lottery.none')}</p>
          <Button kind="secondary" name="intent" value="commit">
            {t('allocation:lottery.commit')}
          </Button>
        </form>
      )}
    </section>
  )
}
