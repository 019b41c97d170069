import type { Transaction, Updateable } from 'kysely'
import { lockApplication, updateApplication } from '#db/queries/application.server.ts'
import type { ApplicationTable, Database } from '#db/schema.ts'
import { type Context, ok, refuse } from '../context.ts'
import { inTransaction, type Work } from '../transaction.server.ts'
import { fingerprint } from './fingerprint.server.ts'
import { type Dossier, loadDossier } from './load-dossier.server.ts'
import { isTheirs, keepsDrafts, mayEdit } from './rules.ts'
import type { SectionName } from './sections.ts'

/** Why a section was not saved. `changed`: somebody else saved it since the form was shown. */
export type SectionRefusal = 'not-found' | 'closed' | 'changed'

type Decision = {
  /** the values are stored already: a form that is sent twice is no conflict */
  same: boolean
  change: Omit<Updateable<ApplicationTable>, 'id' | 'version' | 'updated_at'>
  /** nothing that eligibility depends on */
  harmless?: true
  /** changes of other tables */
  also?: (tx: Transaction<Database>, audit: Work['audit']) => Promise<void>
}
type Decided<R extends string> = { ok: true; value: Decision } | { ok: false; reason: R }

/** `late`: kept as a draft, but the closing time has passed. */
export type Saved<R extends string = never> =
  | { ok: true; value: { late: boolean } }
  | { ok: false; reason: SectionRefusal | R }

/**
 * What every section's use case shares: the lock, the right, the deadline, the version, the audit row.
 *
 * @param version the fingerprint that the form carried
 * @param decide checks the values against the dossier and says what to change
 */
export function changeSection<R extends string = never>(
  ctx: Context,
  applicationId: string,
  section: Exclude<SectionName, 'essay'>,
  version: string,
  decide: (dossier: Dossier) => Decided<R>,
): Promise<Saved<R>> {
  return inTransaction(ctx, async ({ tx, audit }): Promise<Saved<R>> => {
    const row = await lockApplication(tx, applicationId)
    if (!row || row.state === 'withdrawn') return refuse('not-found')
    const dossier = await loadDossier(tx, row, ctx.now)
    const { application, contest } = dossier
    if (!isTheirs(ctx.viewer, application)) return refuse('not-found')
    const late = !mayEdit(ctx.viewer, application, contest, ctx.now)
    if (late && !(application.state === 'draft' && keepsDrafts(contest))) return refuse('closed')
    const decided = decide(dossier)
    if (!decided.ok) return decided
    const { same, change, harmless, also } = decided.value
    if (same) return ok({ late })
    if (fingerprint(section, dossier) !== version) return refuse('changed')
    await updateApplication(tx, application.id, {
      ...change,
      // A decision about what was there before does not hold for what is there now.
      ...(harmless || application.eligibility === 'pending'
        ? {}
        : { eligibility: 'pending', ineligible_reason: null, screened_by: null, screened_at: null }),
      updated_at: ctx.now,
    })
    await also?.(tx, audit)
    audit({
      action: 'application.save',
      subjectKind: 'application',
      subjectId: application.id,
      details: { section, state: application.state },
    })
    return ok({ late })
  })
}
