import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import { assignEssays } from '#app/core/assignment/assign-essays.ts'
import { essayCodeFromBytes } from '#app/core/blinding/essay-code.ts'
import { conductVersion } from '#app/domain/training/conduct.ts'
import type { Database } from '#db/schema.ts'
import type { Entry } from './applications.server.ts'
import type { Journal } from './audit.server.ts'
import type { SeedContest } from './contest.server.ts'
import { type Draws, draws, idOf, type Timeline } from './generator.ts'
import { type JurorPerson, organiser } from './staff.ts'

export type SeedJuror = { id: string; person: JurorPerson; maxLoad: number }

export type SeedAssignment = {
  id: string
  juror: SeedJuror
  entry: Entry
  recused?: 'know-child' | 'know-school' | 'language' | 'other'
}

/** Jurors with their invitations, as they joined one contest; numbers come in random order. */
export async function insertJurors(
  tx: Transaction<Database>,
  contest: SeedContest,
  people: readonly JurorPerson[],
  invitedDay: number,
  time: Timeline,
  journal: Journal,
): Promise<SeedJuror[]> {
  const random = draws(`jurors\u001f${contest.key}`)
  const seats = random.shuffled(people).map((person) => ({
    id: idOf('juror', contest.key, person.email),
    person,
    maxLoad: person.languages.length > 1 ? 40 : 35,
  }))
  const invitedAt = time.at(invitedDay, 11)
  const joinedAt = seats.map(() => time.between(random, invitedDay + 1, invitedDay + 5))
  const invitations = seats.map(({ person }, index) => ({
    id: idOf('invitation', contest.key, person.email),
    token_hash: createHash('sha256')
      .update(idOf('token', contest.key, person.email))
      .digest('hex'),
    email: person.email,
    role: 'juror',
    contest_id: contest.id,
    locale: person.locale,
    invited_by: organiser.id,
    created_at: invitedAt,
    expires_at: time.at(invitedDay + 14, 11),
    accepted_at: joinedAt[index] ?? null,
    accepted_by: person.id,
  }))
  await tx.insertInto('identity.invitation').values(invitations).execute()
  await tx
    .insertInto('writing.juror')
    .values(
      seats.map(({ id, person, maxLoad }, index) => ({
        id,
        contest_id: contest.id,
        account_id: person.id,
        number: index + 1,
        languages: person.languages,
        max_load: maxLoad,
        declared_at: joinedAt[index] ?? invitedAt,
        created_at: joinedAt[index] ?? invitedAt,
      })),
    )
    .execute()
  await tx
    .insertInto('writing.conduct_acceptance')
    .values(
      seats.map(({ id, person }, index) => ({
        juror_id: id,
        version: conductVersion,
        locale: person.locale,
        accepted_at: joinedAt[index] ?? invitedAt,
      })),
    )
    .execute()
  const conflicts = seats.flatMap(({ id, person }) =>
    person.conflict ? [{ juror_id: id, kind: 'district' as const, value: person.conflict }] : [],
  )
  if (conflicts.length > 0) await tx.insertInto('writing.juror_conflict').values(conflicts).execute()
  for (const [index, { id, created_at, accepted_by }] of invitations.entries()) {
    const subject = { subjectKind: 'invitation', subjectId: id }
    const at = joinedAt[index] ?? created_at
    const by = people.find((person) => person.id === accepted_by) ?? null
    journal.write({
      ...subject,
      at: created_at,
      by: organiser,
      action: 'invitation.send',
      details: { contest: contest.id },
    })
    journal.write({ ...subject, at, by, action: 'invitation.accept' })
    const juror = { subjectKind: 'juror', subjectId: seats[index]?.id ?? '' }
    journal.write({ ...juror, at, by, action: 'juror.join', details: { contest: contest.id } })
    journal.write({ ...juror, at, by, action: 'juror.conduct', details: { version: conductVersion } })
    journal.write({ ...juror, at, by, action: 'juror.declare' })
  }
  return seats
}

export type SeedPlan = {
  seed: string
  assignments: SeedAssignment[]
  loads: number[]
  components: number
  connectivity: number
  languageComponents: Readonly<Record<string, number>>
  pairMax: number
}

/**
 * Three jurors for each essay, by the program that organisers use. Some essays went to a fourth juror first, who gave
 * them back with a reason.
 */
export function assign(
  contest: SeedContest,
  entries: readonly Entry[],
  jurors: readonly SeedJuror[],
  recusals: number,
): SeedPlan {
  const random = draws(`assignment\u001f${contest.key}`)
  const seed = Buffer.from(random.bytes(16)).toString('hex')
  const byEssay = new Map(entries.map((entry) => [entry.essayId, entry]))
  const byJuror = new Map(jurors.map((juror) => [juror.id, juror]))
  const result = assignEssays({
    seed,
    reviewsPerEssay: 3,
    essays: entries.map(({ essayId, person }) => ({
      id: essayId,
      language: person.essayLanguage,
      region: person.districtKato,
    })),
    jurors: jurors.map(({ id, person, maxLoad }) => ({
      id,
      languages: person.languages,
      max: maxLoad,
      conflicts: { regions: person.conflict ? [person.conflict] : [], schools: [], essays: [] },
    })),
    existing: [],
  })
  if (result.unassigned.length > 0) throw new Error('The demonstration has too few jurors for an essay.')
  const joined = (juror: SeedJuror, entry: Entry): SeedAssignment => ({
    id: idOf('assignment', contest.key, juror.person.email, entry.person.key),
    juror,
    entry,
  })
  const assignments = result.assignments.flatMap(({ essay, juror }) => {
    const [entry, reader] = [byEssay.get(essay), byJuror.get(juror)]
    return entry && reader ? [joined(reader, entry)] : []
  })
  const reasons = ['know-school', 'know-child', 'other'] as const
  const given = random
    .shuffled(entries)
    .flatMap((entry) => {
      const readers = assignments.filter((assignment) => assignment.entry === entry).map(({ juror }) => juror)
      const fourth = random
        .shuffled(jurors)
        .find(
          ({ id, person }) =>
            person.languages.includes(entry.person.essayLanguage) && readers.every((r) => r.id !== id),
        )
      return fourth ? [joined(fourth, entry)] : []
    })
    .slice(0, recusals)
    .map((assignment, index) => ({ ...assignment, recused: reasons[index % reasons.length] ?? 'other' }))
  return {
    seed,
    assignments: [...assignments, ...given],
    loads: Object.values(result.loads),
    components: result.components.length,
    connectivity: result.algebraicConnectivity,
    languageComponents: result.languageComponents,
    pairMax: result.pairMax,
  }
}

function essayCodes(random: Draws): () => string {
  const taken = new Set<string>()
  return () => {
    let code = essayCodeFromBytes(random.bytes(6))
    while (taken.has(code)) code = essayCodeFromBytes(random.bytes(6))
    taken.add(code)
    return code
  }
}

/** The assignments and the run that made them. */
export async function insertAssignments(
  tx: Transaction<Database>,
  contest: SeedContest,
  { seed, assignments, loads, ...design }: SeedPlan,
  isDone: (assignment: SeedAssignment) => boolean,
  at: Date,
  journal: Journal,
): Promise<void> {
  const random = draws(`assignment rows\u001f${contest.key}`)
  const nextCode = essayCodes(random)
  await tx
    .insertInto('writing.assignment')
    .values(
      assignments.map((assignment) => ({
        id: assignment.id,
        contest_id: contest.id,
        juror_id: assignment.juror.id,
        essay_id: assignment.entry.essayId,
        code: nextCode(),
        position: random.below(2 ** 31),
        state: assignment.recused ? ('recused' as const) : isDone(assignment) ? ('done' as const) : ('open' as const),
        recuse_reason: assignment.recused ?? null,
        created_at: at,
      })),
    )
    .execute()
  const essays = new Set(assignments.map(({ entry }) => entry.essayId)).size
  const added = assignments.filter(({ recused }) => !recused).length
  await tx
    .insertInto('writing.assignment_run')
    .values({
      id: idOf('assignment run', contest.key),
      contest_id: contest.id,
      seed,
      created_by: organiser.id,
      created_at: at,
      summary: JSON.stringify({
        essays,
        reviewsPerEssay: 3,
        jurors: loads.length,
        added,
        kept: 0,
        missing: 0,
        gaps: [],
        ...design,
        bottlenecks: [],
        belowMinimum: 0,
        loadMin: Math.min(...loads),
        loadMax: Math.max(...loads),
      }),
    })
    .execute()
  const details = { seed, added, missing: 0 }
  journal.write({ at, by: organiser, action: 'assignment.run', subjectKind: 'contest', subjectId: contest.id, details })
}
