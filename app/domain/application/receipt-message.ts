import { formatCode } from '#app/core/blinding/code.ts'
import type { Contest } from '../contest/contest.ts'
import { contestTitle } from '../contest/present.ts'
import type { Locale } from '../context.ts'
import type { Message } from '../transaction.server.ts'

/** The message that an application was received: by e-mail if there is an address, by SMS if there is a phone, else a slip. */
export function receiptMessage(
  to: { applicationId: string; code: string; email: string; phone: string; locale: Locale },
  contest: Contest,
  essayVersion: number,
): Message {
  const code = formatCode(to.code)
  return {
    eventKey: `application-received:${to.applicationId}:${essayVersion}`,
    channel: to.email ? 'email' : to.phone ? 'sms' : 'slip',
    recipient: to.email || to.phone || code,
    locale: to.locale,
    template: 'application-received',
    params: { code, contest: contestTitle(contest, to.locale) },
    contestId: contest.id,
  }
}
