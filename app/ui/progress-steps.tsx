import { formatDate } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Steps } from './progress.tsx'

const order = ['received', 'accepted', 'reading', 'decided', 'announced'] as const

export interface ProgressStepsProps {
  progress: (typeof order)[number] | 'draft' | 'not-accepted'
  /** since when each step is reached */
  dates?: Partial<Record<(typeof order)[number], Date | string>> | undefined
}

/** How far a submitted application is, in the words of its family, and since when. */
export function ProgressSteps({ progress, dates = {} }: ProgressStepsProps) {
  const { t, locale } = useTranslate()
  const at = order.indexOf(progress as (typeof order)[number])
  return (
    <Steps
      label={t('application:status.title')}
      items={order.map((step, index) => {
        const since = index <= at ? dates[step] : undefined
        const name = t(`application:progress.${step}`)
        return {
          text: since ? `${name}: ${formatDate(locale, new Date(since))}` : name,
          state: index < at ? 'done' : index === at ? 'current' : 'todo',
        }
      })}
    />
  )
}
