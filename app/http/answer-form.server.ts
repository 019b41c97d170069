import { type AnswerInput, answerOffer } from '#app/domain/allocation/answer-offer.server.ts'
import { answerInput } from '#app/domain/allocation/input.server.ts'
import { notFound } from './answer.server.ts'
import type { RequestContext } from './context.server.ts'
import { invalid, parseForm, refused } from './form.server.ts'

/** Keeps an answer to an offer; null when it is kept, else the form again with what is in the way. */
export async function answerForm(
  ctx: RequestContext,
  form: FormData,
  address: Pick<AnswerInput, 'applicationId' | 'contestId'>,
) {
  const parsed = parseForm(answerInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await answerOffer(ctx.domain, { ...address, ...parsed.value })
  if (outcome.ok) return null
  return outcome.reason === 'unknown' ? notFound() : refused(form, '', `lists:error.${outcome.reason}`)
}
