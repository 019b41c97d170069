import type { Kysely } from 'kysely'
import { listRegionsOfAccount, listRoles } from '#db/queries/account.server.ts'
import { listPartnersOfAccount } from '#db/queries/partner.server.ts'
import type { Database } from '#db/schema.ts'
import { type Role, staffRoles, type Viewer } from '../context.ts'
import { readSession } from './session.server.ts'

/** Who the cookie says it is, with roles, regions and partners; a visitor when there is no valid session. */
export async function readViewer(
  db: Kysely<Database>,
  cookieHeader: string | null,
  secure: boolean,
): Promise<{ viewer: Viewer; setCookie: string | null }> {
  const session = await readSession(db, cookieHeader, secure)
  if (!session) return { viewer: { kind: 'visitor' }, setCookie: null }
  const { accountId, displayName, sessionId, setCookie } = session
  if (session.kind === 'applicant') {
    const { remembered } = session
    return { viewer: { kind: 'applicant', accountId, displayName, sessionId, remembered }, setCookie }
  }
  const [roles, regions] = await Promise.all([listRoles(db, [accountId]), listRegionsOfAccount(db, accountId)])
  const works = roles.some(({ role }) => role === 'partner') ? await listPartnersOfAccount(db, accountId) : []
  const known = roles.map((row) => row.role).filter((role): role is Role => staffRoles.includes(role as Role))
  return {
    viewer: {
      kind: 'staff',
      accountId,
      displayName,
      sessionId,
      roles: known,
      regions: regions.map((row) => row.kato),
      partnerIds: works.filter(({ state }) => state === 'approved').map(({ id }) => id),
    },
    setCookie,
  }
}
