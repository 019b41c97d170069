import { formatCode } from '#app/core/blinding/code.ts'
import type { Contest } from '../contest/contest.ts'
import { contestTitle } from '../contest/present.ts'
import type { Locale } from '../context.ts'
import type { Message } from '../transaction.server.ts'

/** The message that an application was received: by e-mail if there is an address, else a slip to print. */
export function receiptMessage(
  to: { applicationId: string; code: string; email: string; locale: Locale },
  contest: Contest,
  essayVersion: number,
): Message {
  const code = formatCode(to.code)
  return {
    eventKey: `application-received:${to.applicationId}:${essayVersion}`,
    channel: to.email ? 'email' : 'slip',
    recipient: to.email || code,
    locale: to.locale,
    template: 'application-received',
    params: { code, contest: contestTitle(contest, to.locale) },
    contestId: contest.id,
  }
}
