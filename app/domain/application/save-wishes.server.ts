import { type Context, ok } from '../context.ts'
import { changeSection, type Saved } from './change-section.server.ts'
import type { WishesInput } from './input.server.ts'

/** Saves which classes of devices would help. Eligibility does not depend on it, and stays. */
export function saveWishes(ctx: Context, applicationId: string, { version, classes }: WishesInput): Promise<Saved> {
  return changeSection(ctx, applicationId, 'wishes', version, ({ application }) =>
    ok({
      same: String(application.accepts) === String(classes),
      change: { accepts: classes },
      harmless: true,
    }),
  )
}
