import { useTranslate } from '#app/i18n/use-translate.ts'
import { TaskList } from './task-list.tsx'

const places = {
  title: '/edit/texts?in=kk',
  task: '/edit/texts?in=kk',
  instructions: '/edit/texts?in=kk',
  translations: '/edit/texts?in=ru',
  regions: '/edit/rules',
  times: '/edit/rules',
  closesLater: '/edit/rules',
  closesEarly: '/edit/rules',
  stillTime: '/edit/rules',
  groups: '/edit/groups',
  rubric: '/edit/rubric',
  unscreened: '/applications',
  extensions: '/applications',
  approved: '/applications',
  pendingTexts: '/applications',
  noApplications: '/applications',
  scored: '/jury',
  lottery: '/allocation',
  openReviews: '/jury',
  openDiscrepancies: '/discrepancies',
  noReviews: '/jury',
  notPublished: '/allocation',
} as const

export type ContestCheck = {
  name: keyof typeof places
  met: boolean
  weight: 'block' | 'confirm' | 'warn'
  count?: number | undefined
}

/** What a move of a contest asks for, each line leading to where it is done. */
export function ContestChecks({ base, checks }: { base: string; checks: readonly ContestCheck[] }) {
  const { t } = useTranslate()
  return (
    <TaskList
      items={checks.map((check) => ({
        href: `${base}${places[check.name]}`,
        title: t(`contest:check.${check.name}`),
        status: statusOf(check),
      }))}
    />
  )

  function statusOf({ met, weight, count }: ContestCheck) {
    if (met) return { text: t('contest:check.met'), tone: 'done' as const }
    const number = count === undefined ? '' : `: ${count}`
    if (weight === 'block') return { text: `${t('contest:check.missing')}${number}`, tone: 'danger' as const }
    return { text: `${t('contest:check.advised')}${number}`, tone: 'warn' as const }
  }
}
