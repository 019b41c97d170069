import { codeFromBytes, formatCode } from '#app/core/blinding/code.ts'
import { findDonationByKey, insertDonation } from '#db/queries/donation.server.ts'
import { findUnit } from '#db/queries/region.server.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { registerDevices } from '../device/register-devices.server.ts'
import { inTransaction } from '../transaction.server.ts'
import { isUniqueViolation } from '../violation.ts'
import type { OfferInput } from './input.server.ts'

/** Takes in an offer of devices, each of them in the register at once; the same form sent twice offers once. */
export async function offerDevices(
  ctx: Context,
  input: OfferInput & { locale: Locale },
): Promise<Outcome<{ code: string }, 'region' | 'earmark'>> {
  const known = await findDonationByKey(ctx.db, input.key)
  if (known) return ok({ code: known.code })
  const id = ctx.random.uuid()
  const code = codeFromBytes(ctx.random.bytes(8))
  const earmarkUnit = input.earmarkDistrict || input.earmarkRegion || null
  try {
    return await inTransaction(ctx, async (work): Promise<Outcome<{ code: string }, 'region' | 'earmark'>> => {
      const region = await findUnit(work.tx, input.region)
      if (region?.level !== 1) return refuse('region')
      if (earmarkUnit !== null && !(await findUnit(work.tx, earmarkUnit))) return refuse('earmark')
      await insertDonation(
        work.tx,
        {
          id,
          code,
          donor_kind: input.donorKind,
          class: input.class,
          count: input.count,
          make: input.make,
          age_years: input.ageYears,
          condition: input.condition,
          charger: input.charger,
          region: input.region,
          handing: input.handing,
          earmark_unit: earmarkUnit,
          earmark_fallback: input.fallback,
          earmark_until: earmarkUnit === null ? null : input.until,
          note: input.note,
          locale: input.locale,
          apply_key: input.key,
          offered_at: ctx.now,
        },
        {
          donation_id: id,
          name: input.name,
          bin: input.donorKind === 'company' ? input.bin : null,
          // Nobody is shown it: who answers for a company is reached by its address.
          contact_name: '',
          email: input.email,
          phone: input.phone,
          address: input.address,
        },
      )
      const described = { class: input.class, make: input.make, donation_id: id }
      const devices = await registerDevices(ctx, work.tx, 'offered', input.count, described)
      work.audit({
        action: 'donation.offer',
        subjectKind: 'donation',
        subjectId: id,
        details: { count: input.count, from: devices[0]?.number, to: devices.at(-1)?.number },
      })
      work.send({
        eventKey: `donation-offered:${id}`,
        channel: 'email',
        recipient: input.email,
        locale: input.locale,
        template: 'donation-offered',
        params: { code: formatCode(code) },
      })
      return ok({ code })
    })
  } catch (error) {
    const won = isUniqueViolation(error, 'donation_apply_key_unique')
      ? await findDonationByKey(ctx.db, input.key)
      : undefined
    if (won) return ok({ code: won.code })
    throw error
  }
}
