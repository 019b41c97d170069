import { formatCode } from '#app/core/blinding/code.ts'
import { findAccountSecret } from '#db/queries/account.server.ts'
import { findApplication } from '#db/queries/application.server.ts'
import { listRecoveries } from '#db/queries/card.server.ts'
import { mayHandle } from '../application/may-handle.ts'
import type { Context } from '../context.ts'
import { isUuid } from '../identifier.ts'
import type { Recognised } from './recovery.ts'

export type Access = {
  applicationId: string
  contestId: string
  /** of the application, as on the receipt; the card of a child that got a new one has another */
  code: string
  name: string
  /** for a call to the guardian; empty while there is none on file */
  phone: string
  guardianName: string
  /** nobody can enter: the card waits for its first use, or there was never one */
  waiting: boolean
  recoveries: { kind: 'new-pin' | 'new-card'; recognised: Recognised; at: Date; by: string; note: string }[]
}

/** How a child gets in, for whoever may give access anew; null for everybody else. */
export async function getAccess(ctx: Context, applicationId: string): Promise<Access | null> {
  const row = isUuid(applicationId) ? await findApplication(ctx.db, applicationId) : undefined
  if (!row || !mayHandle(ctx.viewer, { region: row.region, partnerId: row.partner_id })) return null
  const [account, recoveries] = await Promise.all([
    findAccountSecret(ctx.db, row.account_id),
    listRecoveries(ctx.db, row.account_id),
  ])
  return {
    applicationId: row.id,
    contestId: row.contest_id,
    code: formatCode(row.code),
    name: `${row.family_name} ${row.given_name}`.trim(),
    phone: row.phone,
    guardianName: row.guardian_name,
    waiting: !account?.secret_hash,
    recoveries: recoveries.map(({ kind, recognised, done_at, display_name, note }) => ({
      kind,
      recognised,
      at: done_at,
      by: display_name ?? '',
      note,
    })),
  }
}
