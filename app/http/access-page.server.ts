import { showPhone } from '#app/domain/application/phone.server.ts'
import type { getAccess } from '#app/domain/card/get-access.server.ts'
import { recoveryInput } from '#app/domain/card/input.server.ts'
import { recoverAccess } from '#app/domain/card/recover-access.server.ts'
import type { Contest } from '#app/domain/contest/contest.ts'
import { contestTitle } from '#app/domain/contest/present.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { notFound } from './answer.server.ts'
import { givenAccess } from './card-sheet.server.ts'
import type { RequestContext } from './context.server.ts'
import { invalid, parseForm } from './form.server.ts'

type Access = NonNullable<Awaited<ReturnType<typeof getAccess>>>

/** What the page of a child's access shows to whoever may give it anew. */
export function presentAccess(ctx: RequestContext, contest: Contest, found: Access, back: string) {
  const { recoveries, phone, ...access } = found
  return {
    title: ctx.t('card:access.title'),
    contest: contestTitle(contest, ctx.locale),
    back: ctx.href(back),
    access: { ...access, phone: phone === '' ? '' : showPhone(phone) },
    recoveries: recoveries.map(({ at, ...one }) => ({ ...one, at: formatDateTime(ctx.locale, at) })),
  }
}

/** Gives a new PIN or a new card by the form of that page. */
export async function recoverByForm(ctx: RequestContext, request: Request, contest: Contest, applicationId: string) {
  const parsed = parseForm(recoveryInput, await request.formData())
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await recoverAccess(ctx.domain, { ...parsed.value, applicationId })
  if (!outcome.ok) return notFound()
  return { given: givenAccess(ctx, request, contest, outcome.value) }
}
