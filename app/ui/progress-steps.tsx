import { useTranslate } from '#app/i18n/use-translate.ts'
import { Steps } from './progress.tsx'

const order = ['received', 'accepted', 'reading', 'decided', 'announced'] as const

/** How far a submitted application is, in the words of its family. */
export function ProgressSteps({ progress }: { progress: (typeof order)[number] | 'draft' | 'not-accepted' }) {
  const { t } = useTranslate()
  const at = order.indexOf(progress as (typeof order)[number])
  return (
    <Steps
      label={t('application:status.title')}
      items={order.map((step, index) => ({
        text: t(`application:progress.${step}`),
        state: index < at ? 'done' : index === at ? 'current' : 'todo',
      }))}
    />
  )
}
