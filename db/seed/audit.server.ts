import type { Transaction } from 'kysely'
import { auditRole } from '#app/domain/context.ts'
import { appendAuditEntry } from '#db/queries/audit.server.ts'
import type { Database } from '#db/schema.ts'
import { idOf } from './generator.ts'
import type { Staff } from './staff.ts'

export type SeedEvent = {
  at: Date
  action: string
  subjectKind: string
  subjectId: string
  details?: Record<string, unknown>
  /** a member of staff, an applicant's account, or nobody: the program */
  by: Staff | { applicant: string } | null
}

/** Gathers what happened, so that the audit log can be written in the order of time across contests. */
export type Journal = {
  write(event: SeedEvent): void
  /** appends and forgets what happened until then */
  flush(tx: Transaction<Database>, until: Date): Promise<void>
}

export function createJournal(): Journal {
  let events: SeedEvent[] = []
  let requests = 0
  return {
    write: (event) => {
      events.push(event)
    },
    async flush(tx, until) {
      const due = events.filter((event) => event.at <= until)
      events = events.filter((event) => event.at > until)
      // The sort is stable: what happened at the same moment stays in the order in which it was written.
      for (const event of due.sort((a, b) => a.at.getTime() - b.at.getTime())) {
        const { by } = event
        const staff = by !== null && 'roles' in by ? by : null
        await appendAuditEntry(tx, {
          at: event.at,
          actorId: by === null ? null : 'applicant' in by ? by.applicant : by.id,
          actorRole: staff ? staffRole(staff) : by === null ? 'system' : 'applicant',
          action: event.action,
          subjectKind: event.subjectKind,
          subjectId: event.subjectId,
          details: JSON.stringify(event.details ?? {}),
          requestId: idOf('request', requests++),
        })
      }
    },
  }
}

const staffRole = ({ id, name, roles, regions }: Staff) =>
  auditRole({ kind: 'staff', accountId: id, displayName: name, roles, regions, partnerIds: [], sessionId: '' })
