import { useTranslate } from '#app/i18n/use-translate.ts'
import { ContestStateTag } from './contest-state-tag.tsx'
import { SectionNav } from './tabs.tsx'

const sections = [
  { key: 'overview', path: '' },
  { key: 'edit', path: '/edit/texts' },
  { key: 'applications', path: '/applications' },
  { key: 'cards', path: '/cards' },
  { key: 'jury', path: '/jury' },
  { key: 'monitor', path: '/monitor' },
  { key: 'result', path: '/result' },
  { key: 'allocation', path: '/allocation' },
  { key: 'lists', path: '/lists' },
  { key: 'messages', path: '/messages' },
] as const

const editPages = ['texts', 'rules', 'groups', 'rubric'] as const

export type ContestSection = (typeof sections)[number]['key']
export type ContestEditPage = (typeof editPages)[number]

export interface ContestNavProps {
  contestId: string
  title: string
  state: Parameters<typeof ContestStateTag>[0]['state']
  current: ContestSection
  /** Which page of «edit» this is; shows the second row of links. */
  editing?: ContestEditPage | undefined
}

/** The head of every organiser's page of one contest: its title, its state, and the way to its other pages. */
export function ContestNav({ contestId, title, state, current, editing }: ContestNavProps) {
  const { t, locale } = useTranslate()
  const base = `/${locale}/organiser/contests/${contestId}`
  return (
    <>
      {current === 'overview' ? null : (
        <p className="caption">
          {title} <ContestStateTag state={state} />
        </p>
      )}
      <SectionNav
        label={t('contest:nav.label')}
        items={sections.map(({ key, path }) => ({
          href: `${base}${path}`,
          text: t(`contest:nav.${key}`),
          current: key === current,
        }))}
      />
      {editing ? (
        <SectionNav
          label={t('contest:nav.edit')}
          items={editPages.map((page) => ({
            href: `${base}/edit/${page}`,
            text: t(`contest:editNav.${page}`),
            current: page === editing,
          }))}
        />
      ) : null}
    </>
  )
}
