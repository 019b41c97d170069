import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'

type Move = 'received' | 'checked' | 'wiped' | 'in-repair' | 'ready' | 'for-parts' | 'recycled' | 'declined'
type Refusal = 'no-move' | 'not-wiped' | 'no-checklist' | 'not-graded' | 'flagged'

export type NextMovesProps = {
  base: string
  version: number
  mayWipe: boolean
  next: { to: string; refusal: Refusal | null }[]
}

/** What can be done with a device now, the usual step first, and what stands in the way of the others. */
export function NextMoves({ base, version, mayWipe, next }: NextMovesProps) {
  const { t } = useTranslate()
  // The wipe and the checklist have pages of their own.
  const simple = next.filter(({ to, refusal }) => refusal === null && to !== 'ready')
  const ready = next.find(({ to }) => to === 'ready')
  const toList = ready !== undefined && (ready.refusal === null || ready.refusal === 'no-checklist')
  const blocked = next.filter((move) => move.refusal !== null && !(move === ready && toList))
  if (next.length === 0) return <p>{t('workshop:noNext')}</p>
  const wipeFirst = mayWipe && next.some(({ to, refusal }) => to === 'wiped' && refusal !== null)
  return (
    <>
      <ButtonRow>
        {toList ? <ButtonLink href={`${base}/ready`}>{t('workshop:ready.title')}</ButtonLink> : null}
        {mayWipe ? (
          <ButtonLink kind={wipeFirst ? 'primary' : 'secondary'} href={`${base}/wipe`}>
            {t('workshop:wipe.record')}
          </ButtonLink>
        ) : null}
      </ButtonRow>
      {simple.length > 0 ? (
        <form method="post" encType="multipart/form-data" noValidate>
          <input type="hidden" name="version" value={version} />
          <Field label={t('workshop:note')} name="note" optionalText={t('common:optional')} />
          <ButtonRow>
            {simple.map(({ to }, index) => (
              <Button key={to} kind={index > 0 || toList || wipeFirst ? 'secondary' : 'primary'} name="to" value={to}>
                {t(`workshop:move.${to as Move}`)}
              </Button>
            ))}
          </ButtonRow>
        </form>
      ) : null}
      {blocked.length > 0 ? (
        <ul className="hint" aria-label={t('workshop:wait')}>
          {blocked.map(({ to, refusal }) => (
            <li key={to}>
              {t(`workshop:move.${to as Move}`)}: {t(`workshop:error.move.${refusal ?? 'no-move'}`)}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
