import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { type ContestCheck, ContestChecks } from '#app/ui/contest-checks.tsx'
import type { ContestNavProps } from '#app/ui/contest-nav.tsx'

type Next = 'open' | 'closed' | 'in-review' | 'decided' | 'archived'
type Undo = 'draft' | 'open' | 'closed' | 'in-review' | 'announced'
type Move<To> = { to: To; checks: ContestCheck[] } | null

/** What the contest waits for, what it takes, and the way back. */
export function NextStep(props: { base: string; state: ContestNavProps['state']; next: Move<Next>; undo: Move<Undo> }) {
  const { base, state, next, undo } = props
  const { t } = useTranslate()
  const ready = next?.checks.every((check) => check.met || check.weight !== 'block') ?? false
  // Closing before the deadline or archiving is not what an organiser is nudged to do.
  const calm = state === 'announced' || (state === 'open' && next?.checks.some((check) => !check.met))
  const undoable = undo?.checks.every((check) => check.met || check.weight !== 'block') ?? false
  return (
    <section aria-labelledby="next-step">
      <h2 id="next-step">{t('contest:overview.next')}</h2>
      <p>{t(`contest:next.${state}`)}</p>
      {next ? <ContestChecks base={base} checks={next.checks} /> : null}
      <ButtonRow>
        {next && ready ? (
          <ButtonLink href={`${base}/move/${next.to}`} kind={calm ? 'secondary' : 'primary'}>
            {t(`contest:move.${next.to}`)}
          </ButtonLink>
        ) : null}
        {state === 'decided' || state === 'announced' ? (
          <ButtonLink href={`${base}/allocation`} kind={state === 'decided' ? 'primary' : 'secondary'}>
            {t('contest:overview.toAllocation')}
          </ButtonLink>
        ) : null}
        {undo && undoable ? (
          <ButtonLink href={`${base}/move/${undo.to}`} kind="quiet">
            {t(`contest:undo.${undo.to}`)}
          </ButtonLink>
        ) : null}
      </ButtonRow>
    </section>
  )
}
