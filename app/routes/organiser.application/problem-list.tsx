import type { Problem } from '#app/domain/application/sections.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Notification } from '#app/ui/notification.tsx'

/** What the program found in the way of taking part, or that it found nothing. */
export function ProblemList({ problems, withdrawn }: { problems: readonly Problem[]; withdrawn: boolean }) {
  const { t } = useTranslate()
  if (withdrawn) return <Notification tone="info">{t('screening:detail.withdrawn')}</Notification>
  if (problems.length === 0) return <Notification tone="done">{t('screening:detail.noProblems')}</Notification>
  return (
    <Notification tone="warn" title={t('screening:detail.problems')}>
      <ul>
        {problems.map(({ name, params }) => (
          <li key={name}>{t(`screening:problem.${name}`, { words: 0, min: 0, max: 0, ...params })}</li>
        ))}
      </ul>
    </Notification>
  )
}
