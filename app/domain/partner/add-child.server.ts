import { foldForSearch } from '#app/core/blinding/fold.ts'
import { findApplicationByStartKey } from '#db/queries/application.server.ts'
import { listNamesOfChildren } from '#db/queries/child.server.ts'
import { bringChild } from '../application/bring-child.server.ts'
import { isAgeAllowed } from '../application/rules.ts'
import { getContest } from '../contest/get-contest.server.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import type { NewChildInput } from './input.server.ts'

type Added = Outcome<{ applicationId: string }, 'not-found' | 'forbidden' | 'known' | 'age'>

/** Opens a draft for one child by name and birth date; the same form sent twice opens one. */
export async function addChild(
  ctx: Context,
  input: NewChildInput & { contestId: string; partnerId: string; locale: Locale },
): Promise<Added> {
  const contest = await getContest(ctx, input.contestId)
  if (!contest) return refuse('not-found')
  const made = await findApplicationByStartKey(ctx.db, input.key)
  if (made?.contest_id === contest.id) return ok({ applicationId: made.id })
  if (!isAgeAllowed(contest, input.birthDate, ctx.now)) return refuse('age')
  const folded = (name: { familyName: string; givenName: string }) =>
    foldForSearch(`${name.familyName} ${name.givenName}`)
  const known = await listNamesOfChildren(ctx.db, input.partnerId, contest.id)
  if (known.some((child) => child.birthDate === input.birthDate && folded(child) === folded(input))) {
    return refuse('known')
  }
  const [first = 'kk'] = contest.essayLanguages
  return inTransaction(ctx, async (work): Promise<Added> => {
    const brought = await bringChild(ctx, work, {
      contestId: contest.id,
      partnerId: input.partnerId,
      key: input.key,
      locale: input.locale,
      familyName: input.familyName,
      givenName: input.givenName,
      patronymic: input.patronymic,
      birthDate: input.birthDate,
      school: '',
      grade: null,
      region: null,
      district: null,
      village: '',
      phone: '',
      email: '',
      groups: null,
      guardianName: '',
      guardianRelation: '',
      consents: { guardian: false, child: false },
      essay: { language: contest.essayLanguages.includes(input.locale) ? input.locale : first, body: '' },
    })
    return brought.ok ? ok({ applicationId: brought.value.applicationId }) : brought
  })
}
