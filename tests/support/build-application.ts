import { createApplicationFor } from '#app/domain/application/create-application-for.server.ts'
import type { ApplicationFor } from '#app/domain/application/enter-application.server.ts'
import type { Contest } from '#app/domain/contest/contest.ts'
import type { Context } from '#app/domain/context.ts'

let built = 0

/** About 60 words that are those of no other application. */
export function essayText(seed: number): string {
  return Array.from({ length: 60 }, (_, at) => `сөйлем${seed * 1000 + at}`).join(' ')
}

/** A submitted application of a child in Шу ауданы, made through the use case; `ctx.viewer` may be the system. */
export async function buildApplication(
  ctx: Context,
  contest: Pick<Contest, 'id'>,
  overrides: Partial<Omit<ApplicationFor, 'contestId' | 'key'>> = {},
) {
  built += 1
  const input: ApplicationFor = {
    contestId: contest.id,
    source: 'organiser',
    key: ctx.random.uuid(),
    locale: 'kk',
    familyName: 'Серікбаева',
    givenName: `Айгүл`,
    patronymic: 'Нұрланқызы',
    birthDate: `2013-04-${String((built % 28) + 1).padStart(2, '0')}`,
    school: '№ 12 орта мектеп',
    grade: 7,
    region: '310000000',
    district: '316600000',
    village: 'Ақбұлақ',
    phone: `+7701555${String(1000 + built).slice(-4)}`,
    groups: [],
    guardianName: 'Серікбаева Гүлмира',
    guardianRelation: 'mother',
    consents: { guardian: true, child: true },
    essay: { language: 'kk', body: essayText(built) },
    ...overrides,
  }
  const made = await createApplicationFor(ctx, input)
  if (!made.ok) throw new Error(JSON.stringify(made))
  return made.value
}
