import { formatCode } from '#app/core/blinding/code.ts'
import { lockDevice } from '#db/queries/device.server.ts'
import { findDonor, listDevicesOfDonation, lockDonation, updateDonation } from '#db/queries/donation.server.ts'
import { accountOf, type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { applyMove } from '../device/apply-move.server.ts'
import { worksInWorkshop } from '../device/rules.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'

type Reason = 'unknown' | 'forbidden' | 'changed' | 'decided' | 'reason'

/** Accepts an offer, and expects its devices, or declines it with a reason that the donor is told. */
export async function decideDonation(
  ctx: Context,
  input: { donationId: string; version: number; decision: 'accept' | 'decline'; reason: string },
): Promise<Outcome<null, Reason>> {
  if (!worksInWorkshop(ctx.viewer)) return refuse('forbidden')
  if (!isUuid(input.donationId)) return refuse('unknown')
  const accepts = input.decision === 'accept'
  if (!accepts && input.reason === '') return refuse('reason')
  return inTransaction(ctx, async (work): Promise<Outcome<null, Reason>> => {
    const row = await lockDonation(work.tx, input.donationId)
    const donor = row && (await findDonor(work.tx, row.id))
    if (!row || !donor) return refuse('unknown')
    if (row.version !== input.version) return refuse('changed')
    if (row.state !== 'offered') return refuse('decided')
    for (const { id } of await listDevicesOfDonation(work.tx, row.id)) {
      const device = await lockDevice(work.tx, id)
      if (device?.state === 'offered') await applyMove(ctx, work, device, accepts ? 'expected' : 'declined')
    }
    await updateDonation(work.tx, row.id, {
      state: accepts ? 'accepted' : 'declined',
      state_reason: accepts ? '' : input.reason,
      decided_by: accountOf(ctx.viewer),
      decided_at: ctx.now,
    })
    work.audit({ action: `donation.${input.decision}`, subjectKind: 'donation', subjectId: row.id })
    work.send({
      eventKey: `donation-decided:${row.id}`,
      channel: 'email',
      recipient: donor.email,
      locale: row.locale as Locale,
      template: accepts ? 'donation-accepted' : 'donation-declined',
      params: { code: formatCode(row.code), ...(accepts ? {} : { reason: input.reason }) },
    })
    return ok(null)
  })
}
