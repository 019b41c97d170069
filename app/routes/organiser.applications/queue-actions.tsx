import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'

type Props = {
  base: string
  parts: readonly { part: string; count: number }[]
  mayScreen: boolean
  mayApprove: boolean
  mayEnter: boolean
  /** shows the organiser the way to the progress of typing */
  hasTyping: boolean
  unfinished: boolean
}

/** What can be done to the whole queue, and the ways in for applications on paper. */
export function QueueActions({ base, parts, mayScreen, mayApprove, mayEnter, hasTyping, unfinished }: Props) {
  const { t, locale } = useTranslate()
  const count = (name: string) => parts.find(({ part }) => part === name)?.count ?? 0
  return (
    <form method="post">
      <ButtonRow>
        {mayEnter ? (
          <>
            <ButtonLink href={`${base}/new`}>{t('screening:list.enter')}</ButtonLink>
            <ButtonLink kind="secondary" href={`${base}/import`}>
              {t('screening:list.import')}
            </ButtonLink>
          </>
        ) : null}
        {mayScreen ? (
          <ButtonLink kind="secondary" href={base.replace(/applications$/, 'sheets')}>
            {t('paper:sheet.print')}
          </ButtonLink>
        ) : null}
        {hasTyping ? (
          <ButtonLink kind="secondary" href={base.replace(/applications$/, 'typing')}>
            {t('typing:link')}
          </ButtonLink>
        ) : null}
        {mayScreen && count('check') > 0 ? (
          <ButtonLink kind="secondary" href={`${base}/all/eligible`}>
            {t('screening:list.allEligible')} ({formatNumber(locale, count('check'))})
          </ButtonLink>
        ) : null}
        {mayApprove && count('text') > 0 ? (
          <ButtonLink kind="secondary" href={`${base}/all/texts`}>
            {t('screening:list.allTexts')} ({formatNumber(locale, count('text'))})
          </ButtonLink>
        ) : null}
        {unfinished ? <Button kind="secondary">{t('screening:list.compare')}</Button> : null}
      </ButtonRow>
    </form>
  )
}
