import type { Transaction } from 'kysely'
import type { Database } from '#db/schema.ts'
import type { Entry } from './applications.server.ts'
import type { Journal } from './audit.server.ts'
import type { SeedContest } from './contest.server.ts'
import { codeOf, idOf, type Timeline } from './generator.ts'
import { organiser } from './staff.ts'

const printed = 16
const used = 5
/** A card that was torn. */
const torn = 9

/** A sheet of cards for a school: some children have begun with theirs, most cards are still in the teacher's drawer. */
export async function insertCards(
  tx: Transaction<Database>,
  contest: SeedContest,
  entries: readonly Entry[],
  time: Timeline,
  journal: Journal,
): Promise<void> {
  const at = time.at(contest.opensDay - 1, 11)
  const batchId = idOf('card-batch', contest.key)
  const holders = entries.slice(-used)
  const freshNumbers = Array.from({ length: printed - holders.length }, (_, index) => holders.length + index + 1)
  await tx
    .insertInto('identity.card_batch')
    .values({
      id: batchId,
      contest_id: contest.id,
      partner_id: null,
      label: '№21 орта мектеп, Дарбаза',
      locale: 'kk',
      create_key: idOf('card-batch-key', contest.key),
      created_by: organiser.id,
      created_at: at,
    })
    .execute()
  await tx
    .insertInto('identity.account')
    .values(
      freshNumbers.map((number) => ({
        id: idOf('card', contest.key, number),
        kind: 'applicant' as const,
        email: null,
        login_code: codeOf('card', contest.key, number),
        display_name: '',
        locale: 'kk',
        secret_hash: null,
        disabled_at: number === torn ? at : null,
        created_at: at,
      })),
    )
    .execute()
  await tx
    .insertInto('identity.card')
    .values([
      ...holders.map((entry, index) => ({
        account_id: entry.accountId,
        contest_id: contest.id,
        batch_id: batchId,
        number: index + 1,
        issued_at: at,
        activated_at: entry.createdAt,
      })),
      ...freshNumbers.map((number) => ({
        account_id: idOf('card', contest.key, number),
        contest_id: contest.id,
        batch_id: batchId,
        number,
        issued_at: at,
        voided_at: number === torn ? at : null,
      })),
    ])
    .execute()
  const subject = { subjectKind: 'card-batch', subjectId: batchId, by: organiser }
  const details = { contestId: contest.id, partnerId: null, cards: printed }
  journal.write({ ...subject, at, action: 'card.create', details })
  journal.write({ ...subject, at, action: 'card.void', details: { cards: 1, number: torn } })
}
