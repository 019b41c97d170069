import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Figures } from '#app/ui/figures.tsx'
import { TaskList } from '#app/ui/task-list.tsx'

export interface StepsSectionProps {
  contestId: string
  numbers: { stock: number; quota: number | null; offered: number | null }
  warnings: number
  ruled: boolean
}

/** The three numbers, kept apart, and where each thing that a list depends on is set. */
export function StepsSection({ contestId, numbers, warnings, ruled }: StepsSectionProps) {
  const { t, locale } = useTranslate()
  const base = `/${locale}/organiser/contests/${contestId}/allocation`
  const { stock, quota, offered } = numbers
  const shown = (count: number | null) => (count === null ? t('allocation:numbers.none') : formatNumber(locale, count))
  return (
    <>
      <Figures
        items={[
          { value: shown(stock), text: t('allocation:numbers.stock') },
          { value: shown(quota), text: t('allocation:numbers.quota') },
          { value: shown(offered), text: t('allocation:numbers.offered') },
          { value: shown(null), text: t('allocation:numbers.handedOver') },
        ]}
      />
      <p className="hint">{t('allocation:numbers.hint')}</p>
      <section>
        <h2>{t('allocation:steps.title')}</h2>
        <TaskList
          items={[
            {
              href: `${base}/stock`,
              title: t('allocation:steps.stock'),
              status:
                stock > 0
                  ? { text: t('allocation:steps.devices', { count: stock }), tone: 'done' }
                  : { text: t('allocation:steps.noDevices'), tone: 'warn' },
            },
            {
              href: `${base}/quotas`,
              title: t('allocation:steps.quotas'),
              status:
                warnings > 0
                  ? { text: t('allocation:steps.warnings'), tone: 'warn' }
                  : quota === null
                    ? { text: t('allocation:steps.noQuotas'), tone: 'info' }
                    : { text: t('allocation:steps.set'), tone: 'done' },
            },
            {
              href: `${base}/policy`,
              title: t('allocation:steps.policy'),
              status: ruled
                ? { text: t('allocation:steps.chosen'), tone: 'done' }
                : { text: t('allocation:steps.defaults'), tone: 'info' },
            },
            {
              href: `${base}/offer`,
              title: t('allocation:steps.offer'),
              status: { text: t('allocation:steps.optional'), tone: 'neutral' },
            },
          ]}
        />
      </section>
    </>
  )
}
