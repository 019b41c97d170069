import { findChildOfEssay, findConcern, listConcernNotes, listConcernOpenings } from '#db/queries/concern.server.ts'
import { accountOf, type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { nameUnitsByCode } from '../region/name-units.server.ts'
import { inTransaction } from '../transaction.server.ts'
import { titlesOf } from './list-concerns.server.ts'
import { lockReached } from './reached-concern.server.ts'

export type Child = {
  code: string
  name: string
  birthDate: string | null
  grade: number | null
  school: string
  place: string[]
  phone: string
  email: string
  guardian: string
  relation: string
}

export type Concern = {
  id: string
  contest: string
  language: string
  raisedAt: Date
  /** the juror's own line; may be empty */
  note: string
  /** as jurors read it; null when it is gone */
  text: string | null
  withdrawn: boolean
  open: boolean
  closedBy: string | null
  closedAt: Date | null
  notes: { id: string; body: string; by: string; at: Date }[]
  openings: { id: string; by: string; reason: string; at: Date; until: Date }[]
  /** who wrote it: only while an opening of the viewer's own is in force */
  child: Child | null
  openUntil: Date | null
}

/** One concern for a contact of its contest; every look at the child leaves a line in the audit. */
export async function getConcern(
  ctx: Context,
  input: { concernId: string; locale: Locale },
): Promise<Outcome<Concern, 'not-found'>> {
  return inTransaction(ctx, async ({ tx, audit }) => {
    const reached = await lockReached(ctx, tx, input.concernId)
    const row = reached ? await findConcern(tx, reached.id) : undefined
    if (!reached || !row) return refuse('not-found')
    const notes = await listConcernNotes(tx, row.id)
    const openings = await listConcernOpenings(tx, row.id)
    const own = openings.find(
      ({ account_id, until }) => account_id === accountOf(ctx.viewer) && until > ctx.now && row.state === 'open',
    )
    const known = own ? await findChildOfEssay(tx, row.essay_id) : undefined
    const child = known && known.state === 'submitted' ? known : undefined
    if (own && child) {
      audit({ action: 'concern.look', subjectKind: 'concern', subjectId: row.id, details: { opening: own.id } })
    }
    const katos = child ? [child.region ?? [], child.district ?? []].flat() : []
    const names = katos.length > 0 ? await nameUnitsByCode({ ...ctx, db: tx }, katos, input.locale) : new Map()
    const titles = await titlesOf({ ...ctx, db: tx }, [row.contest_id], input.locale)
    return ok({
      id: row.id,
      contest: titles.get(row.contest_id) || row.slug,
      language: row.language,
      raisedAt: row.created_at,
      note: row.note,
      text: row.text,
      withdrawn: row.essay_state === 'withdrawn',
      open: row.state === 'open',
      closedBy: row.closed_by,
      closedAt: row.closed_at,
      notes: notes.map(({ id, body, display_name, written_at }) => ({ id, body, by: display_name, at: written_at })),
      openings: openings.map((one) => ({
        id: one.id,
        by: one.display_name,
        reason: one.reason,
        at: one.opened_at,
        until: one.until,
      })),
      child: child
        ? {
            code: child.code,
            name: [child.family_name, child.given_name, child.patronymic].filter((part) => part !== '').join(' '),
            birthDate: child.birth_date,
            grade: child.grade,
            school: child.school,
            place: [...katos.map((kato) => names.get(kato) ?? kato), child.village].filter((part) => part !== ''),
            phone: child.phone,
            email: child.email,
            guardian: child.guardian_name,
            relation: child.guardian_relation,
          }
        : null,
      openUntil: child && own ? own.until : null,
    })
  })
}
