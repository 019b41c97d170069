import { askPinCode } from '#app/domain/card/ask-pin-code.server.ts'
import { mistakeOf } from '#app/domain/card/code-mistake.ts'
import { askInput, setPinInput } from '#app/domain/card/input.server.ts'
import { setPinBySms } from '#app/domain/card/set-pin-by-sms.server.ts'
import type { RequestContext } from './context.server.ts'
import { codeRefused } from './enter.server.ts'
import { giveBackTry, takeAddressTry } from './enter-tries.server.ts'
import { type FormProblem, invalid, parseForm, refused } from './form.server.ts'
import { signedIn } from './sign-in.server.ts'

/** `asked`: the code of the card, whatever came of it. */
export type ForgotAnswer = FormProblem | { asked: string }

/** A forgotten PIN: first an SMS is asked for, then its code sets a new one. */
export async function forgot(ctx: RequestContext, address: string, form: FormData) {
  if (ctx.services.env.sms === null) return refused(form, '', 'card:forgot.people')
  if (form.get('intent') === 'set') return set(ctx, address, form)
  const parsed = parseForm(askInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const { code } = parsed.value
  const mistake = mistakeOf(code)
  if (mistake) return codeRefused(form, mistake)
  if (!(await takeAddressTry(ctx, address))) return refused(form, '', 'card:error.connection')
  await askPinCode(ctx.domain, { code, locale: ctx.locale })
  return { asked: code }
}

async function set(ctx: RequestContext, address: string, form: FormData) {
  const parsed = parseForm(setPinInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  if (!(await takeAddressTry(ctx, address))) return refused(form, '', 'card:error.connection')
  const outcome = await setPinBySms(ctx.domain, { ...parsed.value, locale: ctx.locale })
  if (!outcome.ok) return refused(form, 'smsCode', 'card:error.smsCode')
  await giveBackTry(ctx, address)
  return signedIn(ctx, outcome.value.accountId, ctx.href('/application'), form)
}
