import type { Transaction } from 'kysely'
import type { Database } from '#db/schema.ts'
import type { Journal } from './audit.server.ts'
import type { Timeline } from './generator.ts'
import { administrator, jurors, office } from './staff.ts'

const firstDay = -140

export async function insertStaff(
  tx: Transaction<Database>,
  secretHash: string,
  time: Timeline,
  journal: Journal,
): Promise<void> {
  const everybody = [...office, ...jurors]
  await tx
    .insertInto('identity.account')
    .values(
      everybody.map((person, index) => ({
        id: person.id,
        kind: 'staff' as const,
        email: person.email,
        login_code: null,
        display_name: person.name,
        locale: person.locale,
        secret_hash: secretHash,
        created_at: time.at(firstDay + Math.floor(index / 4), 10 + (index % 4)),
      })),
    )
    .execute()
  await tx
    .insertInto('identity.account_role')
    .values(everybody.flatMap(({ id, roles }) => roles.map((role) => ({ account_id: id, role }))))
    .execute()
  await tx
    .insertInto('identity.account_region')
    .values(everybody.flatMap(({ id, regions }) => regions.map((kato) => ({ account_id: id, kato }))))
    .execute()
  everybody.forEach(({ id, roles, regions }, index) => {
    journal.write({
      at: time.at(firstDay + Math.floor(index / 4), 10 + (index % 4)),
      by: administrator,
      action: 'account.create',
      subjectKind: 'account',
      subjectId: id,
      details: { roles, regions },
    })
  })
}
