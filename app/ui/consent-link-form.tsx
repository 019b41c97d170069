import { formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonRow } from './button.tsx'
import { Field } from './field.tsx'
import type { useFormState } from './form-state.ts'
import { Notification } from './notification.tsx'
import { QrCode } from './qr.tsx'

export interface ConsentLinkFormProps {
  form: ReturnType<typeof useFormState>
  /** right after it was made, and never again */
  made: { url: string; expiresAt: Date | string; qr: { size: number; path: string }; sent: string | null } | null
  link: { state: 'open' | 'agreed' | 'declined' | 'expired' | 'revoked'; expiresAt: Date | string } | null
}

/** A link for the guardian's own phone: sent, or shown as an address and a QR code to be passed on. */
export function ConsentLinkForm({ form, made, link }: ConsentLinkFormProps) {
  const { t, locale } = useTranslate()
  const until = (at: Date | string) => formatDateTime(locale, new Date(at))
  return (
    <>
      {made ? (
        <Notification tone="done" role="status" title={t('consent:link.made')}>
          <p>{made.sent ? t('consent:link.sent', { to: made.sent }) : t('consent:link.share')}</p>
          <p>
            <a href={made.url}>{made.url}</a>
          </p>
          <QrCode {...made.qr} label={t('consent:link.qr')} />
          <p>{t('consent:link.until', { at: until(made.expiresAt) })}</p>
        </Notification>
      ) : link?.state === 'open' ? (
        <Notification tone="info" title={t('consent:linkState.open.title')}>
          <p>{t('consent:linkState.open.body', { at: until(link.expiresAt) })}</p>
        </Notification>
      ) : null}
      <form method="post" noValidate>
        <Field
          label={t('consent:link.to')}
          optionalText={t('common:optional')}
          hint={t('consent:link.toHint')}
          name="to"
          value={form.value('to')}
          {...form.error('to')}
        />
        <ButtonRow>
          <Button>{t(made || link?.state === 'open' ? 'consent:link.again' : 'consent:link.make')}</Button>
          {made || link?.state === 'open' ? (
            <Button kind="quiet" name="intent" value="revoke">
              {t('consent:link.revoke')}
            </Button>
          ) : null}
        </ButtonRow>
      </form>
    </>
  )
}
