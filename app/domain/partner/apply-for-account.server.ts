import { findPartnerByApplyKey, insertPartner } from '#db/queries/partner.server.ts'
import { listRegions } from '#db/queries/region.server.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { isUniqueViolation } from '../violation.ts'
import type { PartnerApplicationInput } from './input.server.ts'

/** Takes in an organisation's application for an account; the same form sent twice applies once. */
export async function applyForAccount(
  ctx: Context,
  input: PartnerApplicationInput & { locale: Locale },
): Promise<Outcome<{ partnerId: string }, 'region'>> {
  const known = await findPartnerByApplyKey(ctx.db, input.key)
  if (known) return ok({ partnerId: known.id })
  const partnerId = ctx.random.uuid()
  try {
    return await inTransaction(ctx, async ({ tx, audit, send }): Promise<Outcome<{ partnerId: string }, 'region'>> => {
      const regions = await listRegions(tx)
      if (!regions.some(({ kato }) => kato === input.region)) return refuse('region')
      await insertPartner(tx, {
        id: partnerId,
        name: input.name,
        kind: input.kind,
        bin: input.bin,
        region: input.region,
        village: input.place,
        about: input.about,
        contact_name: input.contactName,
        contact_email: input.contactEmail,
        contact_phone: input.contactPhone,
        locale: input.locale,
        apply_key: input.key,
        applied_at: ctx.now,
      })
      audit({ action: 'partner.apply', subjectKind: 'partner', subjectId: partnerId, details: { kind: input.kind } })
      send({
        eventKey: `partner-applied:${partnerId}`,
        channel: 'email',
        recipient: input.contactEmail,
        locale: input.locale,
        template: 'partner-applied',
        params: { organisation: input.name },
      })
      return ok({ partnerId })
    })
  } catch (error) {
    const won = isUniqueViolation(error, 'partner_apply_key_unique')
      ? await findPartnerByApplyKey(ctx.db, input.key)
      : undefined
    if (won) return ok({ partnerId: won.id })
    throw error
  }
}
