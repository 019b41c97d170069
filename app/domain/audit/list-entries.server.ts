import { listAuditActions, listAuditEntries } from '#db/queries/audit.server.ts'
import type { Context } from '../context.ts'

export type AuditRow = {
  seq: number
  at: Date
  actor: string
  role: string
  action: string
  subject: string
  details: string
}

const pageSize = 50

/**
 * A page of the log, newest first, and the number before which the next page begins.
 * An applicant's name is not shown: the log tells what happened to an application, not whose it is.
 */
export async function listEntries(
  ctx: Context,
  filter: { action?: string; subjectId?: string; before?: number },
): Promise<{ rows: AuditRow[]; next: number | null; actions: string[] }> {
  const [found, actions] = await Promise.all([
    listAuditEntries(ctx.db, { ...filter, limit: pageSize + 1 }),
    listAuditActions(ctx.db),
  ])
  const rows = found.slice(0, pageSize).map((row) => ({
    seq: row.seq,
    at: row.at,
    actor: row.actor_kind === 'staff' ? (row.actor_name ?? '') : '',
    role: row.actor_role,
    action: row.action,
    subject: `${row.subject_kind} ${row.subject_id}`,
    details: JSON.stringify(row.details),
  }))
  return { rows, next: found.length > pageSize ? (rows.at(-1)?.seq ?? null) : null, actions }
}
