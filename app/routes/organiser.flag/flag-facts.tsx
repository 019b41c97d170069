import type { FlagKind, FlagOutcome } from '#app/domain/flag/rules.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Notification } from '#app/ui/notification.tsx'
import { PlainText } from '#app/ui/plain-text.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'

type Props = {
  base: string
  flag: {
    kind: FlagKind
    language: string
    applicationId: string
    raised: string
    juror: number | null
    passage: string
    note: string
    open: boolean
    outcome: FlagOutcome | null
    answer: string
    settled: string | null
    settledBy: string | null
    paused: boolean
    withdrawn: boolean
  }
}

/** What the juror said, what has happened since, and where to act on it. */
export function FlagFacts({ flag, base }: Props) {
  const { t } = useTranslate()
  const rows = [
    ...(flag.passage === ''
      ? []
      : [{ key: t('flag:facts.passage'), value: <PlainText text={flag.passage} lang={flag.language} /> }]),
    ...(flag.note === '' ? [] : [{ key: t('flag:facts.note'), value: flag.note }]),
    {
      key: t('flag:list.raised'),
      value:
        flag.juror === null
          ? flag.raised
          : `${t('jury:organiser.juror.number', { number: flag.juror })}, ${flag.raised}`,
    },
    ...(flag.open
      ? []
      : [
          {
            key: t('flag:list.settled'),
            value: [t(`flag:outcome.${flag.outcome ?? 'unfounded'}`), flag.settledBy, flag.settled]
              .filter((part) => part !== null)
              .join(', '),
          },
          ...(flag.answer === '' ? [] : [{ key: t('flag:settle.answer'), value: flag.answer }]),
        ]),
  ]
  return (
    <>
      {flag.withdrawn ? <Notification tone="info">{t('flag:facts.withdrawn')}</Notification> : null}
      {flag.open && flag.kind === 'recognisable' && flag.paused && !flag.withdrawn ? (
        <Notification tone="warn" title={t('flag:state.paused')}>
          {t('flag:facts.paused')}
        </Notification>
      ) : null}
      <SummaryList rows={rows} />
      {flag.withdrawn ? null : (
        <p>
          <a href={`${base}/applications/${flag.applicationId}${flag.kind === 'recognisable' ? '/text' : ''}`}>
            {t(flag.kind === 'recognisable' ? 'flag:facts.redact' : 'flag:facts.application')}
          </a>
        </p>
      )}
    </>
  )
}
