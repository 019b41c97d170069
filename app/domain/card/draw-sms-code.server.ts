import { updatePinCodeHashes } from '#db/queries/sms.server.ts'
import type { Context } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { hashSecret } from '../identity/secret.server.ts'
import { drawPin } from './draw-pin.ts'
import { mostSent } from './sms-code.ts'

/**
 * Draws the code of an SMS at the moment it is sent: it stands nowhere but in the SMS, of which the hash is kept. Null
 * when the request is over.
 */
export async function drawSmsCode(ctx: Context, request: string): Promise<string | null> {
  if (!isUuid(request)) return null
  const code = drawPin(ctx.random)
  const kept = await updatePinCodeHashes(ctx.db, request, await hashSecret(code), ctx.now, mostSent)
  return kept ? code : null
}
