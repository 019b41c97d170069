import type { Kysely } from 'kysely'
import type { Database } from '#db/schema.ts'
import type { FileStore } from './file/file-store.ts'

export const staffRoles = [
  'partner',
  'transcriber',
  'juror',
  'coordinator',
  'technician',
  'safeguarding',
  'organiser',
  'administrator',
] as const
export type Role = (typeof staffRoles)[number]

export type Locale = 'kk' | 'ru' | 'en'

/** Who asks. `system` is a job or the operator's command. */
export type Viewer =
  | { kind: 'visitor' }
  /** `remembered`: on a phone of their own, where a copy of a text may stay */
  | { kind: 'applicant'; accountId: string; displayName: string; sessionId: string; remembered: boolean }
  | {
      kind: 'staff'
      accountId: string
      displayName: string
      roles: readonly Role[]
      regions: readonly string[]
      /** the approved partners that this account works for */
      partnerIds: readonly string[]
      sessionId: string
    }
  | { kind: 'system'; name: string }

/** Randomness that is handed in, so that core and domain have none of their own. */
export type RandomSource = { bytes(count: number): Uint8Array; uuid(): string }

/** What a use case is given. `now` is fixed for the whole request. */
export type Context = {
  readonly db: Kysely<Database>
  readonly viewer: Viewer
  readonly now: Date
  readonly random: RandomSource
  readonly files: FileStore
  readonly requestId: string
}

/** A use case either has a value, or a refusal that its caller was told to expect. Bugs throw. */
export type Outcome<T, Reason extends string = never, Detail extends object = object> =
  | { ok: true; value: T }
  | ([Reason] extends [never] ? never : { ok: false; reason: Reason } & Partial<Detail>)

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

export const refuse = <R extends string, D extends object = object>(
  reason: R,
  detail?: D,
): { ok: false; reason: R } & D => ({ ok: false, reason, ...(detail as D) })

export function accountOf(viewer: Viewer): string | null {
  return viewer.kind === 'applicant' || viewer.kind === 'staff' ? viewer.accountId : null
}

export function hasRole(viewer: Viewer, ...roles: Role[]): boolean {
  return viewer.kind === 'staff' && roles.some((role) => viewer.roles.includes(role))
}

/** The role written into the audit: the first of the staff's roles in the order of `staffRoles` reversed (strongest). */
export function auditRole(viewer: Viewer): string {
  if (viewer.kind !== 'staff') return viewer.kind
  return [...staffRoles].reverse().find((role) => viewer.roles.includes(role)) ?? 'staff'
}
