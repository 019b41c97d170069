import type { Kysely } from 'kysely'
import { type ApplicationRow, listClaims } from '#db/queries/application.server.ts'
import { listConsents } from '#db/queries/consent.server.ts'
import { findContest } from '#db/queries/contest.server.ts'
import { findEssayOfApplication } from '#db/queries/essay.server.ts'
import { countEssayPages } from '#db/queries/essay-page.server.ts'
import type { Database } from '#db/schema.ts'
import { assembleContest } from '../contest/assemble-contest.server.ts'
import type { Contest } from '../contest/contest.ts'
import { type Application, type Claim, type Consent, type Essay, toApplication, toEssay } from './application.ts'
import { type Problem, problemsOf, type SectionName, type SectionStatus, statusesOf } from './sections.ts'

/** An application with all that belongs to it. Never leaves the domain as it is: see `present.server.ts`. */
export type Dossier = {
  application: Application
  contest: Contest
  claims: Claim[]
  consents: Consent[]
  essay: Essay
  /** how many pages of an essay written by hand are there */
  pages: number
  problems: Problem[]
  statuses: { section: SectionName; status: SectionStatus }[]
}

/** Gathers what belongs to an application, inside or outside a transaction. */
export async function loadDossier(db: Kysely<Database>, row: ApplicationRow, now: Date): Promise<Dossier> {
  const contestRow = await findContest(db, row.contest_id)
  const essayRow = await findEssayOfApplication(db, row.id)
  if (!contestRow || !essayRow) throw new Error('an application has a contest and an essay')
  const contest = await assembleContest(db, contestRow)
  const application = toApplication(row)
  const claims = (await listClaims(db, row.id)).map((claim) => ({ group: claim.group_key, state: claim.state }))
  const consents = (await listConsents(db, row.id)).map((consent) => ({
    id: consent.id,
    kind: consent.kind,
    textVersion: consent.text_version,
    givenBy: consent.given_by,
    givenAt: consent.given_at,
  }))
  const essay = toEssay(essayRow)
  const pages = await countEssayPages(db, row.id)
  const facts = { application, contest, consents, essay: essay.current, pages }
  const problems = problemsOf(facts, now)
  return { application, contest, claims, consents, essay, pages, problems, statuses: statusesOf(facts, problems) }
}
