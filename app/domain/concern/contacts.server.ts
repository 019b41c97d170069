import type { Kysely } from 'kysely'
import { listSafeguardingPeople } from '#db/queries/concern.server.ts'
import type { Database } from '#db/schema.ts'
import { hasRole, type Locale, type Viewer } from '../context.ts'

export type Contact = { id: string; name: string; email: string; locale: Locale; appointed: boolean }

/** Everybody who may be a contact, and whether the contest has appointed them. */
export async function listPossibleContacts(
  { db }: { readonly db: Kysely<Database> },
  contestId: string,
): Promise<Contact[]> {
  const rows = await listSafeguardingPeople(db, contestId)
  return rows.map((row) => ({
    id: row.id,
    name: row.display_name,
    email: row.email ?? '',
    locale: row.locale as Locale,
    appointed: row.appointed,
  }))
}

/**
 * Who looks after the concerns of a contest: those it appointed, as far as they can still sign in, otherwise everybody
 * of the role, so that no concern is ever nobody's.
 */
export async function contactsOf(db: Kysely<Database>, contestId: string): Promise<Contact[]> {
  const people = await listPossibleContacts({ db }, contestId)
  const appointed = people.filter((person) => person.appointed)
  return appointed.length > 0 ? appointed : people
}

/** Whether the viewer is a contact of the contest. An organiser without the role is not. */
export async function isContact(db: Kysely<Database>, viewer: Viewer, contestId: string): Promise<boolean> {
  if (viewer.kind !== 'staff' || !hasRole(viewer, 'safeguarding')) return false
  return (await contactsOf(db, contestId)).some(({ id }) => id === viewer.accountId)
}
