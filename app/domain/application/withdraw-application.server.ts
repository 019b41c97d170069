import { formatCode } from '#app/core/blinding/code.ts'
import { findApplication, lockApplicationsOfAccount, updateAccountErased } from '#db/queries/application.server.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { freeDevice } from '../device/free-device.server.ts'
import { eraseFiles } from '../file/erase-files.server.ts'
import { releaseFilesOf } from '../file/release-files.server.ts'
import { isUuid } from '../identifier.ts'
import { endAllSessions } from '../identity/session.server.ts'
import { inTransaction, type Message } from '../transaction.server.ts'
import { toApplication } from './application.ts'
import { eraseApplication } from './erase-application.server.ts'
import { mayReach } from './may-reach.ts'

/** Who asks for it: the child at its own card, the guardian with a code, or staff to whom one of them said so. */
export type WithdrawnBy = 'applicant' | 'guardian' | 'staff'

/**
 * Withdraws an application at any time, and carries it out at once: everything that says who the child is and what
 * it wrote is erased, also what the same card brought to earlier contests; the account is closed and its sessions
 * end. Withdrawing again changes nothing.
 * @param by `guardian`: the caller has checked the guardian's code
 */
export async function withdrawApplication(
  ctx: Context,
  applicationId: string,
  by: WithdrawnBy = ctx.viewer.kind === 'applicant' ? 'applicant' : 'staff',
): Promise<Outcome<{ repeated: boolean }, 'not-found'>> {
  const found = isUuid(applicationId) ? await findApplication(ctx.db, applicationId) : undefined
  if (!found) return refuse('not-found')
  if (by !== 'guardian' && !mayReach(ctx.viewer, toApplication(found))) return refuse('not-found')
  const erased: string[] = []
  const outcome = await inTransaction(ctx, async ({ tx, audit, send }) => {
    const rows = await lockApplicationsOfAccount(tx, found.account_id)
    const standing = rows.filter((row) => row.state !== 'withdrawn')
    if (standing.length === 0) return ok({ repeated: true })
    for (const row of standing) {
      // The device is locked before its repair case, as everywhere.
      await freeDevice(ctx, { tx, audit }, row.id)
      await eraseApplication(ctx, tx, row)
      await releaseFilesOf(ctx, { tx, audit }, row.id, 'withdrawn')
      erased.push(row.id)
      audit({
        action: 'application.withdraw',
        subjectKind: 'application',
        subjectId: row.id,
        details: { from: row.state, by },
      })
    }
    await updateAccountErased(tx, found.account_id, ctx.now)
    await endAllSessions(tx, found.account_id)
    const last = standing.at(-1)
    if (last && last.email !== '') send(withdrawnMessage(last))
    return ok({ repeated: false })
  })
  for (const id of erased) await eraseFiles(ctx, { applicationId: id })
  return outcome
}

/** The one thing that still carries the address, until it has left. */
function withdrawnMessage(row: {
  id: string
  code: string
  email: string
  locale: string
  contest_id: string
}): Message {
  return {
    eventKey: `application-withdrawn:${row.id}`,
    channel: 'email',
    recipient: row.email,
    locale: row.locale as Locale,
    template: 'application-withdrawn',
    params: { code: formatCode(row.code) },
    contestId: row.contest_id,
  }
}
