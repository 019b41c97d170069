import { type Kysely, sql, type Transaction } from 'kysely'
import type { BlindDatabase } from '#db/schema.ts'

/* What a juror's requests may ask. Row-level security shows the viewer's own rows alone; nothing here carries a time,
   a place of the author, or anything about other jurors. */

const jurorColumns = [
  'j.id',
  'j.contest_id',
  'j.number',
  'j.languages',
  'j.max_load',
  'j.declared_at',
  'j.paused_until',
] as const

export function listOwnJurorships(db: Kysely<BlindDatabase>) {
  return db
    .selectFrom('writing.juror as j')
    .innerJoin('contest.contest as c', 'c.id', 'j.contest_id')
    .select([...jurorColumns, 'c.state', 'c.slug', 'c.essay_languages'])
    .where('j.state', '=', 'active')
    .orderBy('c.slug')
    .execute()
}

export function findOwnJurorship(db: Kysely<BlindDatabase>, contestId: string) {
  return db
    .selectFrom('writing.juror as j')
    .innerJoin('contest.contest as c', 'c.id', 'j.contest_id')
    .select([...jurorColumns, 'c.state', 'c.slug', 'c.essay_languages'])
    .where('j.contest_id', '=', contestId)
    .where('j.state', '=', 'active')
    .executeTakeFirst()
}

export async function listContestTitles(db: Kysely<BlindDatabase>, contestIds: readonly string[]) {
  if (contestIds.length === 0) return []
  return db
    .selectFrom('contest.contest_text')
    .select(['contest_id', 'locale', 'title'])
    .where('contest_id', 'in', contestIds)
    .execute()
}

/** Whether scores may be given; if so, the contest stays in review until the transaction ends. */
export async function lockOpenScoring(tx: Transaction<BlindDatabase>, contestId: string): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`select writing.hold_scoring_open(${contestId}) as open`.execute(tx)
  return rows[0]?.open ?? false
}

/** The regions of a contest and everything inside them. */
export function listUnitsOfContest(db: Kysely<BlindDatabase>, contestId: string) {
  return db
    .selectFrom('contest.contest_region as r')
    .innerJoin('region.unit as u', (join) =>
      join.on(({ eb, or, ref }) => or([eb('u.kato', '=', ref('r.kato')), eb('u.parent', '=', ref('r.kato'))])),
    )
    .select(['u.kato', 'u.parent', 'u.name_kk', 'u.name_ru', 'u.name_en'])
    .where('r.contest_id', '=', contestId)
    .orderBy(sql`u.name_kk collate "kk-x-icu"`)
    .execute()
}

export function listOwnConflicts(db: Kysely<BlindDatabase>, jurorId: string) {
  return db
    .selectFrom('writing.juror_conflict')
    .select(['kind', 'value'])
    .where('juror_id', '=', jurorId)
    .orderBy('value')
    .execute()
}

export async function updateOwnProfile(
  tx: Transaction<BlindDatabase>,
  jurorId: string,
  profile: { languages: string[]; max_load: number; declared_at: Date },
): Promise<void> {
  await tx.updateTable('writing.juror').set(profile).where('id', '=', jurorId).execute()
}

export async function updateOwnPause(
  tx: Transaction<BlindDatabase>,
  jurorId: string,
  pausedUntil: string | null,
): Promise<void> {
  await tx.updateTable('writing.juror').set({ paused_until: pausedUntil }).where('id', '=', jurorId).execute()
}

/** Replaces what the juror declared. */
export async function updateOwnConflicts(
  tx: Transaction<BlindDatabase>,
  jurorId: string,
  conflicts: readonly { kind: 'district' | 'school'; value: string }[],
): Promise<void> {
  await tx.deleteFrom('writing.juror_conflict').where('juror_id', '=', jurorId).execute()
  if (conflicts.length === 0) return
  await tx
    .insertInto('writing.juror_conflict')
    .values(conflicts.map((conflict) => ({ ...conflict, juror_id: jurorId })))
    .execute()
}

/** The juror's essays in the order of his or her own shuffle; without a body while the text is being checked again. */
export function listOwnAssignments(db: Kysely<BlindDatabase>, jurorId: string) {
  return db
    .selectFrom('writing.assignment as a')
    .leftJoin('writing.anonymous_text as t', 't.essay_id', 'a.essay_id')
    .leftJoin('writing.review as r', 'r.assignment_id', 'a.id')
    .leftJoin('writing.reading_time as m', 'm.assignment_id', 'a.id')
    .select(['a.id', 'a.code', 'a.state', 't.language', 't.body', 'r.state as review_state', 'm.minutes'])
    .where('a.juror_id', '=', jurorId)
    .where('a.state', '!=', 'recused')
    .orderBy('a.position')
    .orderBy('a.code')
    .execute()
}

/** Holds one assignment, so that two windows save one after the other. */
export function lockOwnAssignment(tx: Transaction<BlindDatabase>, jurorId: string, code: string) {
  return tx
    .selectFrom('writing.assignment')
    .select(['id', 'state'])
    .where('juror_id', '=', jurorId)
    .where('code', '=', code)
    .where('state', '!=', 'recused')
    .forUpdate()
    .executeTakeFirst()
}

export async function updateOwnAssignment(
  tx: Transaction<BlindDatabase>,
  assignmentId: string,
  values: { state: 'done' } | { state: 'recused'; recuse_reason: string; recuse_note: string },
): Promise<void> {
  await tx.updateTable('writing.assignment').set(values).where('id', '=', assignmentId).execute()
}

export function listCriteriaForReading(db: Kysely<BlindDatabase>, contestId: string) {
  return db
    .selectFrom('contest.criterion')
    .select(['id', 'position', 'name_kk', 'name_ru', 'name_en'])
    .where('contest_id', '=', contestId)
    .orderBy('position')
    .execute()
}

export function listLevelsForReading(db: Kysely<BlindDatabase>, contestId: string) {
  return db
    .selectFrom('contest.criterion_level as l')
    .innerJoin('contest.criterion as c', 'c.id', 'l.criterion_id')
    .select(['l.criterion_id', 'l.score', 'l.text_kk', 'l.text_ru', 'l.text_en'])
    .where('c.contest_id', '=', contestId)
    .orderBy('l.score')
    .execute()
}
