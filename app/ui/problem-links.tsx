import type { Problem } from '#app/domain/application/sections.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Notification } from './notification.tsx'

/** What still stands in the way of submitting, each with the page where it is put right. */
export function ProblemLinks({ problems }: { problems: readonly Problem[] }) {
  const { t, locale } = useTranslate()
  if (problems.length === 0) return null
  return (
    <Notification tone="warn" title={t('application:problems.title')}>
      <ul>
        {problems.map((problem) => (
          <li key={problem.name}>
            <a href={`/${locale}/application/${problem.section}?from=check`}>
              {t(`application:problem.${problem.name}`, { ...problem.params })}
            </a>
          </li>
        ))}
      </ul>
    </Notification>
  )
}
