import { type Context, ok } from '../context.ts'
import { changeSection, type Saved } from './change-section.server.ts'
import type { ContactInput } from './input.server.ts'

/** Saves a phone of the family and, if they have one, an e-mail address. Neither has to be theirs alone. */
export function saveContact(ctx: Context, applicationId: string, input: ContactInput): Promise<Saved> {
  return changeSection(ctx, applicationId, 'contact', input.version, ({ application }) =>
    ok({
      same: application.phone === input.phone && application.email === input.email,
      change: { phone: input.phone, email: input.email },
    }),
  )
}
