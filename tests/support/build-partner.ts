import { insertAccountPartner, insertPartner } from '#db/queries/partner.server.ts'
import type { TestApp } from './client.ts'

let partners = 0

/** An organisation, approved unless said otherwise, and a browser signed in with an account that works for it. */
export async function buildPartner(app: TestApp, state: 'applied' | 'approved' | 'suspended' = 'approved') {
  const { db } = app.services.database
  const partnerId = app.services.random.uuid()
  const now = app.services.clock.now()
  const name = `№${++partners} мектеп`
  const teacher = await app.signedIn('partner')
  await db.transaction().execute(async (tx) => {
    await insertPartner(tx, {
      id: partnerId,
      name,
      kind: 'school',
      bin: null,
      region: '310000000',
      about: '',
      contact_name: 'Мұғалім',
      contact_email: teacher.email,
      locale: 'ru',
      state,
      state_reason: state === 'suspended' ? 'Проверяем жалобу родителей' : '',
      apply_key: null,
      applied_at: now,
      decided_by: null,
      decided_at: state === 'applied' ? null : now,
    })
    await insertAccountPartner(tx, { account_id: teacher.accountId, partner_id: partnerId, since: now })
  })
  return { ...teacher, partnerId, name }
}
