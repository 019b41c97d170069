import { cancelMessage } from '#app/domain/message/cancel-message.server.ts'
import { listOutgoing } from '#app/domain/message/list-messages.server.ts'
import { type MessageState, messageStates, type OutgoingMessage } from '#app/domain/message/outgoing.ts'
import { retryMessage } from '#app/domain/message/retry-message.server.ts'
import { renderMessage } from '#app/i18n/render-message.server.ts'
import { notFound, redirectWithNotice } from './answer.server.ts'
import type { RequestContext } from './context.server.ts'

/** A page of messages with their rendered texts; of one contest, or of all. */
export async function loadMessages(ctx: RequestContext, request: Request, contestId?: string) {
  const search = new URL(request.url).searchParams
  const state: MessageState | null = messageStates.find((known) => known === search.get('state')) ?? null
  const wanted = Number.parseInt(search.get('page') ?? '', 10) || 1
  const filter = { ...(contestId ? { contestId } : {}), ...(state ? { state } : {}) }
  const { messages, ...page } = await listOutgoing(ctx.domain, filter, wanted)
  const { smtpUrl, dataFolder, publicOrigin } = ctx.services.env
  const origin = publicOrigin ?? new URL(request.url).origin
  return {
    state,
    ...page,
    mailFolder: smtpUrl === null ? `${dataFolder}/mail` : null,
    messages: messages.map(({ params, ...message }) => ({
      ...message,
      // Beside a juror's number stands how far he or she is: the address would tell whose number it is.
      ...(message.template === 'jury-reminder' ? { recipient: ctx.t('message:hiddenJuror') } : {}),
      letter: renderMessage({ ...message, params: withoutSecret(ctx, message, params) }, origin),
    })),
  }
}

/** Whoever opens an invitation becomes a juror, whoever opens a consent link consents: they are for the recipient. */
function withoutSecret(
  ctx: RequestContext,
  { template }: Pick<OutgoingMessage, 'template'>,
  params: OutgoingMessage['params'],
): OutgoingMessage['params'] {
  // With the code of a check-in somebody else would answer for the family.
  if (template === 'check-in') return { ...params, key: '···' }
  return template === 'consent-link' || template.endsWith('-invitation')
    ? { ...params, link: ctx.t('message:hiddenLink') }
    : params
}

/** The buttons of a message: send now, or cancel. */
export async function actOnMessage(ctx: RequestContext, request: Request, here: string, contestId?: string) {
  const form = await request.formData()
  const input = { messageId: String(form.get('message') ?? ''), ...(contestId ? { contestId } : {}) }
  const use = { retry: retryMessage, cancel: cancelMessage }[String(form.get('intent'))]
  const outcome = use ? await use(ctx.domain, input) : null
  if (!outcome || (!outcome.ok && outcome.reason === 'unknown')) return notFound()
  // Somebody, or the job, was quicker: the list shows how it stands now.
  return redirectWithNotice(`${here}${new URL(request.url).search}`, 'saved')
}
