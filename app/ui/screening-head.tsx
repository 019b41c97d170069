import { ContestNav, type ContestNavProps, type ContestSection } from './contest-nav.tsx'
import { ContestStateTag } from './contest-state-tag.tsx'

export type ScreeningHeadProps = Omit<ContestNavProps, 'current'> & { organiser: boolean; current?: ContestSection }

/** The head of a page that coordinators see too: the contest's pages for an organiser, its name alone for them. */
export function ScreeningHead({ organiser, current = 'applications', ...head }: ScreeningHeadProps) {
  if (organiser) return <ContestNav {...head} current={current} />
  return (
    <p className="caption">
      {head.title} <ContestStateTag state={head.state} />
    </p>
  )
}
