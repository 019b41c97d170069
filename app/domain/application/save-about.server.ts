import { type Context, ok, refuse } from '../context.ts'
import { changeSection, type Saved } from './change-section.server.ts'
import type { AboutInput } from './input.server.ts'
import { dayOf, isAgeAllowed } from './rules.ts'

/** Saves who the child is. `future` and `age` are about the birth date. */
export function saveAbout(ctx: Context, applicationId: string, input: AboutInput): Promise<Saved<'future' | 'age'>> {
  return changeSection<'future' | 'age'>(ctx, applicationId, 'about', input.version, ({ application, contest }) => {
    if (input.birthDate > dayOf(ctx.now)) return refuse('future')
    if (!isAgeAllowed(contest, input.birthDate, ctx.now)) return refuse('age')
    return ok({
      same:
        application.familyName === input.familyName &&
        application.givenName === input.givenName &&
        application.patronymic === input.patronymic &&
        application.birthDate === input.birthDate,
      change: {
        family_name: input.familyName,
        given_name: input.givenName,
        patronymic: input.patronymic,
        birth_date: input.birthDate,
      },
    })
  })
}
