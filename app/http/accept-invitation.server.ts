import { data, redirect } from '@remix-run/node'
import type { z } from 'zod'
import type { Outcome } from '#app/domain/context.ts'
import { notFound } from './answer.server.ts'
import type { RequestContext } from './context.server.ts'
import { invalid, parseForm, refused } from './form.server.ts'
import { mayTry, staffSignedIn } from './sign-in.server.ts'

type Reading = { state: 'unknown' } | { state: 'gone' } | { state: 'open'; email: string; as: 'new' | 'known' | 'self' }
type Given = { name?: string; password?: string }
type Reason = 'unknown' | 'gone' | 'wrong' | 'changed' | 'barred'

/** Says that a link works no more. */
export function linkGone(): never {
  throw data({ kind: 'gone' }, { status: 410 })
}

/**
 * Takes the form of an invitation: of somebody new with a name and a password, of somebody known with the password, of
 * the viewer with the button alone. Whoever accepts is signed in and goes on to where `next` says.
 */
export async function acceptByForm<T extends { accountId: string }>(
  ctx: RequestContext,
  form: FormData,
  reading: Reading,
  invitation: {
    fresh: z.ZodType<Given>
    known: z.ZodType<Given>
    accept(given: Given): Promise<Outcome<T, Reason>>
    next(accepted: T): string
    /** why this account cannot take it */
    barred: string
  },
) {
  if (reading.state === 'unknown') return notFound()
  if (reading.state === 'gone') return linkGone()
  const key = `email:${reading.email}`
  if (reading.as === 'known' && !(await mayTry(ctx, key))) return refused(form, 'password', 'error:tooMany')
  const parsed =
    reading.as === 'self'
      ? ({ ok: true, value: {} } as const)
      : parseForm(reading.as === 'new' ? invitation.fresh : invitation.known, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await invitation.accept(parsed.value)
  if (outcome.ok) {
    const next = ctx.href(invitation.next(outcome.value))
    if (reading.as === 'self') return redirect(next)
    return staffSignedIn(ctx, outcome.value.accountId, key, next, new FormData())
  }
  if (outcome.reason === 'unknown') return notFound()
  if (outcome.reason === 'gone') return linkGone()
  if (outcome.reason === 'wrong') return refused(form, 'password', 'account:error.signIn.wrong')
  if (outcome.reason === 'changed') return refused(form, '', 'error:conflict')
  return refused(form, '', invitation.barred)
}
