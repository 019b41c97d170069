import { createRandom } from '#app/core/numeric/random.ts'
import type { ApplicationFor } from '#app/domain/application/enter-application.server.ts'

export type Identity = Omit<ApplicationFor, 'contestId' | 'key' | 'essay' | 'groups' | 'consents' | 'source'> & {
  givenName: string
  /** when it is sent in, in minutes after the opening */
  minute: number
}

export type District = { kato: string; region: string; name: string }

const family = [
  'Жақсылықова',
  'Тілеубергенов',
  'Ковалёва',
  'Әбдірахман',
  'Шевченко',
  'Қыдырбаев',
  'Оразгелді',
  'Мырзахметқызы',
]
const given = ['Айзере', 'Нұрдәулет', 'Екатерина', 'Ерасыл', 'Мөлдір', 'Данияр', 'Гүлназ', 'Тимофей']
const schools = [
  '№ 4 орта мектеп',
  '«Болашақ» лицейі',
  'Школа-гимназия № 31',
  'Ы. Алтынсарин атындағы мектеп',
  'КГУ ОШ № 7',
]
const villages = ['Ақсу', 'Первомайка', 'Қосшы', 'Қызылтаң', 'Мерке']

/**
 * The identities of one world: as many as there are essays, each different, in a random order.
 * Names, places, school, grade, age, contacts, guardian, language and hour are drawn anew for each seed.
 */
export function drawIdentities(seed: string, count: number, districts: readonly District[]): Identity[] {
  const random = createRandom(seed)
  const one = <T>(of: readonly T[]): T => of[random.below(of.length)] as T
  const first = random.below(given.length)
  const step = 1 + 2 * random.below(given.length / 2)
  return Array.from({ length: count }, (_, index): Identity => {
    const place = one(districts)
    const digits = String(1_000_000 + random.below(8_999_999))
    const year = 2009 + random.below(7)
    return {
      locale: one(['kk', 'ru', 'en'] as const),
      familyName: one(family),
      givenName: given[(first + index * step) % given.length] as string,
      patronymic: one(['', 'Серікқызы', 'Бауыржанұлы', 'Петровна']),
      birthDate: `${year}-0${1 + random.below(9)}-1${random.below(10)}`,
      school: one(schools),
      grade: 5 + random.below(6),
      region: place.region,
      district: place.kato,
      village: one(villages),
      phone: `+7701${digits}`,
      email: random.below(2) === 0 ? '' : `pupil.${digits}@example.kz`,
      guardianName: `${one(family)} ${one(['Гүлмира', 'Сергей', 'Бақыт'])}`,
      guardianRelation: one(['mother', 'father', 'guardian'] as const),
      minute: 1 + random.below(600),
    }
  })
}
