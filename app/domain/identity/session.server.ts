import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia'
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOfAccount,
  findSession,
  insertSession,
  listSessionsOfAccount,
  updateSessionExpiry,
} from '#db/queries/session.server.ts'
import type { Database } from '#db/schema.ts'

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Record<never, never>, AccountAttributes>
    DatabaseUserAttributes: AccountAttributes
  }
}

type AccountAttributes = { kind: 'staff' | 'applicant'; displayName: string; disabled: boolean }

const digest = (token: string) => createHash('sha256').update(token).digest('hex')

/** Keeps only the SHA-256 of the session token, so that a stolen copy of the table signs nobody in. */
function adapter(db: Kysely<Database>): Adapter {
  const toSession = (token: string, row: { account_id: string; expires_at: Date }): DatabaseSession => ({
    id: token,
    userId: row.account_id,
    expiresAt: row.expires_at,
    attributes: {},
  })
  return {
    async getSessionAndUser(token) {
      const row = await findSession(db, digest(token))
      if (!row) return [null, null]
      const user: DatabaseUser = {
        id: row.account_id,
        attributes: { kind: row.kind, displayName: row.display_name, disabled: row.disabled_at !== null },
      }
      return [toSession(token, row), user]
    },
    async getUserSessions(accountId) {
      return (await listSessionsOfAccount(db, accountId)).map((row) => toSession(row.id, row))
    },
    setSession: (session) =>
      insertSession(db, { id: digest(session.id), account_id: session.userId, expires_at: session.expiresAt }),
    updateSessionExpiration: (token, expiresAt) => updateSessionExpiry(db, digest(token), expiresAt),
    deleteSession: (token) => deleteSession(db, digest(token)),
    deleteUserSessions: (accountId) => deleteSessionsOfAccount(db, accountId),
    deleteExpiredSessions: () => deleteExpiredSessions(db),
  }
}

const sessionCookieName = 'qarmaq_session'

function lucia(db: Kysely<Database>, secure: boolean) {
  return new Lucia(adapter(db), {
    sessionExpiresIn: new TimeSpan(14, 'd'),
    sessionCookie: { name: sessionCookieName, attributes: { secure, sameSite: 'lax', path: '/' } },
    getUserAttributes: (attributes) => attributes,
  })
}

export type SessionAccount = {
  sessionId: string
  accountId: string
  kind: 'staff' | 'applicant'
  displayName: string
  /** set when the cookie must be written again (the session was extended) */
  setCookie: string | null
}

/** Starts a session and returns the Set-Cookie value. Called after the secret was checked. */
export async function startSession(db: Kysely<Database>, accountId: string, secure: boolean): Promise<string> {
  const auth = lucia(db, secure)
  const session = await auth.createSession(accountId, {})
  return auth.createSessionCookie(session.id).serialize()
}

export async function readSession(
  db: Kysely<Database>,
  cookieHeader: string | null,
  secure: boolean,
): Promise<SessionAccount | null> {
  const auth = lucia(db, secure)
  const token = auth.readSessionCookie(cookieHeader ?? '')
  if (!token) return null
  const { session, user } = await auth.validateSession(token)
  if (!session || user.disabled) return null
  return {
    sessionId: session.id,
    accountId: user.id,
    kind: user.kind,
    displayName: user.displayName,
    setCookie: session.fresh ? auth.createSessionCookie(session.id).serialize() : null,
  }
}

/** Ends one session and returns the Set-Cookie value that clears the cookie. */
export async function endSession(db: Kysely<Database>, sessionId: string | null, secure: boolean): Promise<string> {
  const auth = lucia(db, secure)
  if (sessionId) await auth.invalidateSession(sessionId)
  return auth.createBlankSessionCookie().serialize()
}

export async function endAllSessions(db: Kysely<Database>, accountId: string): Promise<void> {
  await deleteSessionsOfAccount(db, accountId)
}
