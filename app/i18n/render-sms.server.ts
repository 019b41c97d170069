import type { Locale } from './locales.ts'
import { renderMessage } from './render-message.server.ts'
import { translator } from './translate.server.ts'

type Params = Readonly<Record<string, string | number>>

/**
 * A message as an SMS: as short as can be, since Cyrillic costs a part for every 67 letters. A template without a short
 * text is announced by its subject and the way to the rest. Null for a template that cannot be rendered.
 * @param code the secret of the template `pin-code`
 */
export function renderSms(
  message: { template: string; locale: Locale; params: Params },
  origin: string,
  code: string | null,
): string | null {
  const t = translator(message.locale)
  const door = `${origin.replace(/^https:\/\//, '')}/${message.locale}/enter`
  if (message.template === 'pin-code') return code === null ? null : t('message:pin-code.sms', { code })
  if (message.template === 'application-received') {
    return t('message:application-received.sms', { code: String(message.params.code), link: door })
  }
  if (message.template === 'result') return t('message:result.sms', { link: door })
  if (message.template === 'check-in') {
    const page = `${origin.replace(/^https:\/\//, '')}/${message.locale}/check-in`
    return t('message:check-in.sms', { link: `${page}/${message.params.key}` })
  }
  if (message.template === 'consent-link') {
    const { child, link } = message.params
    return t('message:consent-link.sms', { child: String(child), link: String(link) })
  }
  const letter = renderMessage(message, origin)
  return letter ? `${letter.subject} ${door}` : null
}
