import { useTranslate } from '#app/i18n/use-translate.ts'
import { Notification } from '#app/ui/notification.tsx'

type Props = {
  text: {
    approved: boolean
    outdated: boolean
    eligible: boolean
    mayApprove: boolean
    found: readonly object[]
    language: string
    recognised: readonly string[]
  }
}

/** What has to be known before redacting: why it cannot be approved, or that it has to be done again. */
export function TextNotes({ text }: Props) {
  const { t } = useTranslate()
  if (!text.mayApprove) return <Notification tone="info">{t('screening:text.locked')}</Notification>
  if (!text.eligible) return <Notification tone="info">{t('screening:text.notEligible')}</Notification>
  if (text.outdated) return <Notification tone="warn">{t('screening:text.outdated')}</Notification>
  if (text.approved) return null
  if (text.recognised.length > 0) {
    return (
      <Notification tone="warn" title={t('flag:redact.title')}>
        <p>{t('flag:redact.body')}</p>
        {text.recognised.map((passage) => (
          <blockquote key={passage} lang={text.language}>
            {passage}
          </blockquote>
        ))}
      </Notification>
    )
  }
  return (
    <Notification tone="info">
      {text.found.length === 0
        ? t('screening:text.nothingFound')
        : t('screening:text.found', { count: text.found.length })}
    </Notification>
  )
}
