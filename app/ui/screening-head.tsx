import { ContestNav, type ContestNavProps } from './contest-nav.tsx'
import { ContestStateTag } from './contest-state-tag.tsx'

/** The head of a screening page: the contest's pages for an organiser, its name alone for a coordinator. */
export function ScreeningHead({ organiser, ...head }: Omit<ContestNavProps, 'current'> & { organiser: boolean }) {
  if (organiser) return <ContestNav {...head} current="applications" />
  return (
    <p className="caption">
      {head.title} <ContestStateTag state={head.state} />
    </p>
  )
}
