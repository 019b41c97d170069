import { data, redirect } from '@remix-run/node'
import type { z } from 'zod'
import { activateCard } from '#app/domain/card/activate-card.server.ts'
import { type CodeMistake, mistakeOf } from '#app/domain/card/code-mistake.ts'
import { doorOf } from '#app/domain/card/door-of.server.ts'
import type { activateInput, enterInput } from '#app/domain/card/input.server.ts'
import { signInApplicant } from '#app/domain/identity/sign-in-applicant.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import type { RequestContext } from './context.server.ts'
import { giveBackTry, takeAddressTry, tryCode } from './enter-tries.server.ts'
import { type FormProblem, refused, typedValues } from './form.server.ts'
import { firstPage } from './own-application.server.ts'
import { signedIn } from './sign-in.server.ts'

/** What the door's forms are answered with; `used`: the card turned out to be in use. */
export type EnterAnswer =
  | (FormProblem & { used?: true })
  | { resume: { action: string; fields: { name: string; value: string }[] } }

/** Whether a code out of an address opens a card that nobody has used; a connection that looks at many learns no more. */
export async function opensFreshCard(ctx: RequestContext, address: string, code: string): Promise<boolean> {
  const fresh = async () => ((await doorOf(ctx.domain, code)) === 'fresh' ? true : null)
  return 'found' in (await tryCode(ctx, address, code, fresh))
}

/** What is mistyped in a code, said at its field. */
export function codeRefused(form: FormData, mistake: CodeMistake) {
  const { kind, ...params } = mistake
  return refused(form, 'code', `card:mistake.${kind}`, params)
}

/** The door: a new card leads on to choosing a PIN, any other code asks for one. */
export async function enter(ctx: RequestContext, address: string, form: FormData, typed: z.output<typeof enterInput>) {
  const { code, pin, next } = typed
  const mistake = mistakeOf(code)
  if (mistake) return codeRefused(form, mistake)
  if (!(await takeAddressTry(ctx, address))) return refused(form, '', 'card:error.connection')
  if ((await doorOf(ctx.domain, code)) === 'fresh') {
    await giveBackTry(ctx, address)
    const search = new URLSearchParams({ code, ...(next ? { next } : {}) })
    return redirect(`${ctx.href('/enter')}?${search}`)
  }
  if (pin === '') return refused(form, 'pin', 'account:error.pin.empty')
  return tryPin(ctx, address, form, { code, pin, next })
}

/** The first use of a card. Whoever comes second with the same PIN is the same child, whose answer got lost. */
export async function activate(
  ctx: RequestContext,
  address: string,
  form: FormData,
  chosen: z.output<typeof activateInput>,
) {
  const { code, pin, next } = chosen
  if (!(await takeAddressTry(ctx, address))) return refused(form, '', 'card:error.connection')
  const outcome = await activateCard(ctx.domain, { code, pin, locale: ctx.locale })
  if (outcome.ok) {
    await giveBackTry(ctx, address)
    const { accountId } = outcome.value
    return signedIn(ctx, accountId, next, form, await firstPage(ctx, accountId))
  }
  if (outcome.reason === 'not-open') return refused(form, '', 'card:error.notOpen')
  const second = await signInApplicant(ctx.domain, { code, pin })
  if (second.ok) {
    await giveBackTry(ctx, address)
    const { accountId } = second.value
    return signedIn(ctx, accountId, next, form, await firstPage(ctx, accountId))
  }
  return data(
    { issues: [{ field: 'pin', key: 'card:error.used' }], values: typedValues(form), used: true },
    { status: 409 },
  )
}

async function tryPin(
  ctx: RequestContext,
  address: string,
  form: FormData,
  { code, pin, next }: z.output<typeof enterInput>,
) {
  const outcome = await signInApplicant(ctx.domain, { code, pin })
  if (outcome.ok) {
    await giveBackTry(ctx, address)
    const { accountId, given } = outcome.value
    return signedIn(ctx, accountId, given ? ctx.href('/application/pin') : next, form, await firstPage(ctx, accountId))
  }
  if (outcome.reason !== 'locked') return refused(form, 'pin', 'account:error.signIn.wrong')
  const at = outcome.openAt ? formatDateTime(ctx.locale, outcome.openAt) : ''
  return refused(form, 'pin', 'card:error.locked', { at })
}
