import { findApplicationByStartKey } from '#db/queries/application.server.ts'
import { type Context, ok } from '../context.ts'
import { hashSecret } from '../identity/secret.server.ts'
import { inTransaction } from '../transaction.server.ts'
import { isUniqueViolation } from '../violation.ts'
import { type ApplicationFor, type CreatedFor, enterApplication } from './enter-application.server.ts'

/** Creates an account with its card code and a submitted application, with the consent recorded as paper. */
export async function createApplicationFor(ctx: Context, input: ApplicationFor): Promise<CreatedFor> {
  const secretHash = input.pin ? await hashSecret(input.pin) : null
  try {
    return await inTransaction(ctx, (work) => enterApplication(ctx, work, input, secretHash))
  } catch (error) {
    if (isUniqueViolation(error, 'application_start_key_unique')) {
      const found = await findApplicationByStartKey(ctx.db, input.key)
      if (found?.contest_id === input.contestId) {
        return ok({ applicationId: found.id, code: found.code, repeated: true })
      }
    }
    throw error
  }
}
