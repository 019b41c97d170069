import { z } from 'zod'
import type { SmsDelivery } from '#app/domain/message/settle-message.server.ts'
import type { SmsSettings } from '#app/env.server.ts'

export type Sms = {
  /** sent as Idempotency-Key */
  key: string
  /** E.164 */
  to: string
  text: string
}

/** Whatever hands an SMS over: one method, so that another provider is one more adapter. */
export type SmsGateway = { deliver(sms: Sms): Promise<SmsDelivery> }

/** The provider of the settings; without one, what would be an SMS is printed. */
export function openSmsGateway(settings: SmsSettings | null, timeoutMs = 15_000): SmsGateway {
  return settings ? httpGateway(settings, timeoutMs) : slipGateway
}

/** Every message becomes a slip for somebody to print and hand over. */
export const slipGateway: SmsGateway = { deliver: async () => ({ kind: 'slip' }) }

const accepted = z.object({ id: z.union([z.string().min(1), z.number()]) })

/** One POST of JSON for each SMS, as docs/operating.md describes it. */
function httpGateway({ url, token, sender }: SmsSettings, timeoutMs: number): SmsGateway {
  return {
    async deliver({ key, to, text }) {
      let status: number
      let body: string
      try {
        const response = await fetch(url, {
          method: 'POST',
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
          headers: {
            'Content-Type': 'application/json',
            'Idempotency-Key': key,
            ...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
          },
          body: JSON.stringify({ key, from: sender, to, text }),
        })
        status = response.status
        body = await response.text()
      } catch (error) {
        return failed(error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'connection')
      }
      if (status === 401 || status === 403) return failed('auth')
      if (status === 408 || status === 425 || status === 429 || status >= 500) return failed(`later-${status}`)
      // 409: the gateway has had this key before and sent it then.
      if (status >= 300 && status !== 409) return failed(`rejected-${status}`, true)
      return accepted.safeParse(jsonOf(body)).success ? { kind: 'sent', via: 'sms' } : failed('malformed')
    },
  }
}

const failed = (error: string, permanent = false) => ({ kind: 'failed' as const, error, permanent })

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
