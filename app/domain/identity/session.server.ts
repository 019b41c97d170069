import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { type Adapter, type Cookie, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia'
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
    Lucia: Lucia<SessionAttributes, AccountAttributes>
    DatabaseUserAttributes: AccountAttributes
    DatabaseSessionAttributes: SessionAttributes
  }
}

/** `remembered` is false on a borrowed phone. */
type SessionAttributes = { remembered: boolean }
type AccountAttributes = { kind: 'staff' | 'applicant'; displayName: string; disabled: boolean }

const digest = (token: string) => createHash('sha256').update(token).digest('hex')

const hour = 3_600_000
const rememberedFor = 14 * 24 * hour
/** How long a session on a borrowed phone outlives the last page. */
const borrowedFor = 12 * hour

/** Lucia knows one length of sessions, counted from now: the same moment with the short one. */
const shortened = (expiresAt: Date) => new Date(expiresAt.getTime() - rememberedFor + borrowedFor)

/** Keeps only the SHA-256 of the session token, so that a stolen copy of the table signs nobody in. */
function adapter(db: Kysely<Database>): Adapter {
  const toSession = (
    token: string,
    row: { account_id: string; expires_at: Date; remembered: boolean },
  ): DatabaseSession => ({
    id: token,
    userId: row.account_id,
    expiresAt: row.expires_at,
    attributes: { remembered: row.remembered },
  })
  let borrowedUntil: Date | null = null
  return {
    async getSessionAndUser(token) {
      const row = await findSession(db, digest(token))
      if (!row) return [null, null]
      borrowedUntil = row.remembered ? null : row.expires_at
      const user: DatabaseUser = {
        id: row.account_id,
        attributes: { kind: row.kind, displayName: row.display_name, disabled: row.disabled_at !== null },
      }
      return [toSession(token, row), user]
    },
    async getUserSessions(accountId) {
      return (await listSessionsOfAccount(db, accountId)).map((row) => toSession(row.id, row))
    },
    setSession: ({ id, userId, expiresAt, attributes: { remembered } }) =>
      insertSession(db, {
        id: digest(id),
        account_id: userId,
        expires_at: remembered ? expiresAt : shortened(expiresAt),
        remembered,
      }),
    async updateSessionExpiration(token, expiresAt) {
      if (!borrowedUntil) return updateSessionExpiry(db, digest(token), expiresAt)
      // Lucia would prolong the short one at every page.
      const until = shortened(expiresAt)
      if (until.getTime() - borrowedUntil.getTime() > hour) await updateSessionExpiry(db, digest(token), until)
    },
    deleteSession: (token) => deleteSession(db, digest(token)),
    deleteUserSessions: (accountId) => deleteSessionsOfAccount(db, accountId),
    deleteExpiredSessions: () => deleteExpiredSessions(db),
  }
}

const sessionCookieName = 'qarmaq_session'

function lucia(db: Kysely<Database>, secure: boolean) {
  return new Lucia(adapter(db), {
    sessionExpiresIn: new TimeSpan(rememberedFor, 'ms'),
    sessionCookie: { name: sessionCookieName, attributes: { secure, sameSite: 'lax', path: '/' } },
    getUserAttributes: (attributes) => attributes,
    getSessionAttributes: ({ remembered }) => ({ remembered }),
  })
}

/** Without an end date the cookie ends with the browser. */
function serialize(cookie: Cookie, remembered: boolean): string {
  if (!remembered) delete cookie.attributes.maxAge
  return cookie.serialize()
}

export type SessionAccount = {
  sessionId: string
  accountId: string
  kind: 'staff' | 'applicant'
  displayName: string
  /** false on a borrowed phone, where nothing is to stay */
  remembered: boolean
  /** set when the cookie must be written again (the session was extended) */
  setCookie: string | null
}

/** Starts a session and returns the Set-Cookie value. Called after the secret was checked. */
export async function startSession(
  db: Kysely<Database>,
  accountId: string,
  secure: boolean,
  remembered: boolean,
): Promise<string> {
  const auth = lucia(db, secure)
  const session = await auth.createSession(accountId, { remembered })
  return serialize(auth.createSessionCookie(session.id), remembered)
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
    remembered: session.remembered,
    setCookie: session.fresh && session.remembered ? auth.createSessionCookie(session.id).serialize() : null,
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
