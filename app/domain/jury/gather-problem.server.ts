import type { Transaction } from 'kysely'
import type { AssignableJuror, Assignment, AssignmentProblem } from '#app/core/assignment/problem.ts'
import { maybeSameSchool, schoolWords } from '#app/core/assignment/same-school.ts'
import { listAdjudicated, listAdjudicators } from '#db/queries/adjudication.server.ts'
import { listAssignableEssays, listAssignments } from '#db/queries/assignment.server.ts'
import { listJurorConflicts, listJurors, listJurorTies } from '#db/queries/juror.server.ts'
import type { Database } from '#db/schema.ts'
import { essaysInConflict } from './conflict-lists.ts'
import { readGivingRule } from './giving-rule.server.ts'
import { isPausedOn } from './rules.ts'

/**
 * Gathers who could read what in a contest, as a problem without any identity but schools and districts by code.
 * Opens the join between essays and applications for the conflicts of interest.
 * @param today `YYYY-MM-DD`; whoever takes a break on it gets nothing new
 * @returns the problem, and the codes that assignments of the contest have already
 */
export async function gatherProblem(
  tx: Transaction<Database>,
  contest: { id: string; reviewsPerEssay: number },
  seed: string,
  today: string,
): Promise<{ problem: AssignmentProblem; codes: string[] }> {
  const [essays, jurors, conflicts, ties, known, rule, adjudicators, adjudicated] = await Promise.all([
    listAssignableEssays(tx, contest.id),
    listJurors(tx, contest.id),
    listJurorConflicts(tx, contest.id),
    listJurorTies(tx, contest.id),
    listAssignments(tx, contest.id),
    readGivingRule(tx, contest.id),
    listAdjudicators(tx, contest.id),
    listAdjudicated(tx, contest.id),
  ])
  const schools = [...new Set(essays.map(({ school }) => school))].map((name) => ({ name, words: schoolWords(name) }))
  const near = essaysInConflict(essays, ties, { surnames: rule.surnameConflicts })
  const ids = new Set(essays.map(({ id }) => id))
  const active = known.filter(({ state }) => state !== 'recused')
  const recused = new Map<string, string[]>()
  const elsewhere = new Map<string, number>()
  const here = new Map<string, number>()
  for (const { juror_id, essay_id, state } of known) {
    if (state === 'recused') recused.set(juror_id, [...(recused.get(juror_id) ?? []), essay_id])
    else {
      const place = ids.has(essay_id) ? here : elsewhere
      place.set(juror_id, (place.get(juror_id) ?? 0) + 1)
    }
  }

  // Nobody reads what he or she has to decide, and whoever only decides is given nothing to read.
  for (const { juror_id, essay_id } of adjudicated) recused.set(juror_id, [...(recused.get(juror_id) ?? []), essay_id])
  const deciding = new Set(adjudicators.filter((one) => one.only_decides).map(({ juror_id }) => juror_id))

  const able = jurors.map((juror): AssignableJuror => {
    const own = conflicts.filter((conflict) => conflict.juror_id === juror.id)
    const typed = own.flatMap(({ kind, value }) => (kind === 'school' ? [schoolWords(value)] : []))
    const reads = juror.state === 'active' && juror.declared_at !== null && !deciding.has(juror.id)
    const most = reads ? Math.max(0, juror.max_load - (elsewhere.get(juror.id) ?? 0)) : 0
    const max = isPausedOn(juror.paused_until, today) ? Math.min(most, here.get(juror.id) ?? 0) : most
    return {
      id: juror.id,
      languages: reads ? juror.languages : [],
      min: Math.min(rule.leastLoad, max),
      max,
      conflicts: {
        regions: own.flatMap(({ kind, value }) => (kind === 'district' && !rule.ownDistrictAllowed ? [value] : [])),
        schools: schools.flatMap(({ name, words }) => (typed.some((one) => maybeSameSchool(one, words)) ? [name] : [])),
        essays: [...(recused.get(juror.id) ?? []), ...(near.get(juror.id) ?? [])],
      },
    }
  })
  return {
    problem: {
      seed,
      reviewsPerEssay: contest.reviewsPerEssay,
      essays: essays.map(({ id, language, region, school, anchor }) => ({
        id,
        language,
        school,
        region: region ?? undefined,
        anchor: anchor === null ? undefined : rule.anchorReaders,
      })),
      jurors: able,
      existing: active.flatMap(({ essay_id, juror_id }): Assignment[] =>
        ids.has(essay_id) ? [{ essay: essay_id, juror: juror_id }] : [],
      ),
    },
    codes: [...known, ...adjudicated].map(({ code }) => code),
  }
}
