import type { Insertable, Transaction } from 'kysely'
import type { PartnerTable } from '#db/schema/partner.ts'
import type { Database } from '#db/schema.ts'
import type { Journal } from './audit.server.ts'
import { idOf, type Timeline } from './generator.ts'
import { organiser, partner } from './staff.ts'

export const school = idOf('partner', 'school')

/** Whom the school brought to the open contest, besides those whom chance gave to it. */
const brought = new Set(['open-02', 'open-05', 'open-08', 'draft-2'])

/** Whether a child came through the school: in the open contest some by name, elsewhere about one in seventeen. */
export function isBrought(personKey: string, chance: number): boolean {
  return brought.has(personKey) || chance > 0.94
}

/** A school that is at work with one account, and a foundation that waits for an answer. */
export async function insertPartners(tx: Transaction<Database>, time: Timeline, journal: Journal): Promise<void> {
  const [applied, decided, waiting] = [time.at(-130, 11), time.at(-129, 15), time.at(-1, 12)]
  const rows: Insertable<PartnerTable>[] = [
    {
      id: school,
      name: '«Өтеген батыр №2 орта мектебі» КММ',
      kind: 'school',
      region: '190000000',
      village: 'Іле ауданы, Өтеген батыр кенті',
      about:
        'Мектепте 640 бала оқиды, компьютер сыныбында 12 компьютер бар. Үйінде құрылғысы жоқ балаларға көмектескіміз келеді.',
      contact_name: partner.name,
      contact_email: partner.email,
      contact_phone: '+77015550107',
      locale: partner.locale,
      state: 'approved',
      applied_at: applied,
      decided_by: organiser.id,
      decided_at: decided,
      version: 2,
    },
    {
      id: idOf('partner', 'foundation'),
      name: 'ОФ «Тёплый дом»',
      kind: 'foundation',
      region: '310000000',
      village: 'город Тараз',
      about:
        'Помогаем многодетным семьям Жамбылской области: одежда, учебники, кружок после уроков. Хотим, чтобы дети из кружка могли подать заявку вместе с нами.',
      contact_name: 'Ирина Волкова',
      contact_email: 'foundation@qarmaq.example',
      contact_phone: '+77015550119',
      locale: 'ru',
      state: 'applied',
      applied_at: waiting,
    },
  ]
  await tx.insertInto('identity.partner').values(rows).execute()
  await tx
    .insertInto('identity.account_partner')
    .values({ account_id: partner.id, partner_id: school, since: decided })
    .execute()
  const subject = { subjectKind: 'partner', subjectId: school }
  journal.write({ at: decided, by: organiser, action: 'partner.approve', ...subject })
  journal.write({ at: decided, by: partner, action: 'partner.join', ...subject, details: { account: partner.id } })
}
