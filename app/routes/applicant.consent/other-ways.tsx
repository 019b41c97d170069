import type { LinkState } from '#app/domain/consent/link-state.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Notification } from '#app/ui/notification.tsx'

type Props = {
  link: { state: LinkState; expiresAt: Date | string } | null
  /** the guardian consented another way, and the child's own agreement is what is missing */
  ownMissing: boolean
}

/** When the guardian is not here: a link to their phone, or a sheet of paper. And what became of the link. */
export function OtherWays({ link, ownMissing }: Props) {
  const { t, locale } = useTranslate()
  const at = (path: string) => `/${locale}/application/consent/${path}`
  const told = link && link.state !== 'revoked' && link.state !== 'agreed' ? link.state : null
  return (
    <section>
      <h2>{t('consent:other.title')}</h2>
      {ownMissing ? (
        <Notification tone="warn" title={t('consent:own.missing')}>
          <p>
            <a href={at('own')}>{t('consent:own.link')}</a>
          </p>
        </Notification>
      ) : null}
      {told && link ? (
        <Notification tone={told === 'open' ? 'info' : 'warn'} title={t(`consent:linkState.${told}.title`)}>
          {t(`consent:linkState.${told}.body`, { at: formatDateTime(locale, new Date(link.expiresAt)) })}
        </Notification>
      ) : null}
      <ul>
        <li>
          <a href={at('link')}>{t('consent:other.link')}</a>
        </li>
        <li>
          <a href={at('sheet')}>{t('consent:other.sheet')}</a>
        </li>
      </ul>
    </section>
  )
}
