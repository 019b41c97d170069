import { readFile } from 'node:fs/promises'
import type { Locale } from '#app/domain/context.ts'
import { draws } from './generator.ts'

export type Trait =
  | 'names-self'
  | 'names-school'
  | 'names-village'
  | 'names-teacher'
  | 'has-phone'
  | 'no-kazakh-letters'
  | 'near-duplicate'
  | 'duplicate-person'
  | 'too-young'
  | 'worrying'

export type Person = {
  key: string
  givenName: string
  familyName: string
  patronymic: string | null
  birthDate: string
  grade: number
  districtKato: string
  village: string | null
  school: string
  guardianName: string
  guardianRelation: string
  phone: string
  groups: string[]
  essayLanguage: Locale
  essay: string
  /** latent quality of the essay, 0 to 4; known to the simulation alone */
  quality: number
  traits: Trait[]
}

/** Whole years by which birth dates are moved, so that a child of the file is as old in any year as it was in 2026. */
const fileYear = 2026

function moved(birthDate: string, years: number): string {
  const date = new Date(`${birthDate}T00:00:00Z`)
  date.setUTCFullYear(date.getUTCFullYear() + years)
  return date.toISOString().slice(0, 10)
}

/** The invented children of the three files, in a fixed order. */
export async function readPeople(now: Date): Promise<Person[]> {
  const files = await Promise.all(
    ['kk', 'ru', 'en'].map((language) => readFile(new URL(`./people.${language}.json`, import.meta.url), 'utf8')),
  )
  const years = now.getUTCFullYear() - fileYear
  return files
    .flatMap((file) => JSON.parse(file) as Person[])
    .map((person) => ({ ...person, birthDate: moved(person.birthDate, years) }))
}

const kazakhNames = {
  boy: ['Нұрсұлтан', 'Әмір', 'Дінмұхаммед', 'Санжар', 'Асылжан', 'Еламан', 'Бекарыс', 'Жандар', 'Рауан', 'Ғани'],
  girl: ['Інжу', 'Аяжан', 'Сезім', 'Ақтоты', 'Нұрила', 'Жансая', 'Әдемі', 'Балауса', 'Кәусар', 'Меруерт'],
  father: ['Асқар', 'Болат', 'Серік', 'Нұржан', 'Талғат', 'Ержан', 'Қанат', 'Думан', 'Сәкен', 'Бекзат'].map(
    (name): [string, string] => [name, name],
  ),
  family: [
    'Ахметов',
    'Сәрсенов',
    'Жүнісов',
    'Әлімбеков',
    'Мұратов',
    'Қалиев',
    'Тілеубаев',
    'Байжанов',
    'Есжанов',
    'Смағұлов',
  ],
  mother: ['Айнұр', 'Динара', 'Бақыт', 'Ләззат', 'Сандуғаш', 'Жанар', 'Раушан', 'Мәдина'],
}

const russianNames = {
  boy: ['Артём', 'Никита', 'Арман', 'Ильяс', 'Матвей', 'Дамир', 'Роман', 'Алишер'],
  girl: ['Полина', 'Милана', 'Аделя', 'Камиля', 'Злата', 'Сабина', 'Ева', 'Алия'],
  father: [
    ['Сергей', 'Сергеев'],
    ['Ерлан', 'Ерланов'],
    ['Павел', 'Павлов'],
    ['Марат', 'Маратов'],
    ['Олег', 'Олегов'],
    ['Андрей', 'Андреев'],
    ['Рустам', 'Рустамов'],
  ] as [string, string][],
  family: ['Каримов', 'Беляев', 'Абенов', 'Гончаров', 'Искаков', 'Ли', 'Шмидт', 'Назаров'],
  mother: ['Елена', 'Гульнара', 'Светлана', 'Асель', 'Марина', 'Зарина', 'Татьяна', 'Лаура'],
}

const relatives = ['mother', 'mother', 'father', 'grandmother', 'guardian']

const isGirl = (person: Person) =>
  /қызы|кызы|вна$/.test(person.patronymic ?? '') || (!person.patronymic && /а$/.test(person.familyName))

const feminine = (family: string) => (/[ое]в$/.test(family) ? `${family}а` : family)

export type Place = { district: string; village: string }

/**
 * Other invented children who "wrote" essays of the file: another name, date of birth, family and place.
 * @param count at most as many as there are essays that name nobody and no place
 */
export function lendEssays(people: readonly Person[], name: string, places: readonly Place[], count: number, skip = 0) {
  const random = draws(`people\u001f${name}`)
  const telling: Trait[] = [
    'names-self',
    'names-school',
    'names-village',
    'names-teacher',
    'has-phone',
    'near-duplicate',
    'duplicate-person',
    'too-young',
    'worrying',
  ]
  const neutral = draws('neutral essays').shuffled(
    people.filter((person) => person.grade >= 5 && !person.traits.some((trait) => telling.includes(trait))),
  )
  return neutral.slice(skip, skip + count).map((source, index): Person => {
    const names = source.essayLanguage === 'kk' ? kazakhNames : russianNames
    const girl = isGirl(source)
    const [father, stem] = random.pick(names.father)
    const family = random.pick(names.family)
    const relation = random.pick(relatives)
    const place = random.pick(places)
    const kazakh = names === kazakhNames
    const guardian = relation === 'father' ? `${family} ${father}` : `${feminine(family)} ${random.pick(names.mother)}`
    const [year = '2012'] = source.birthDate.split('-')
    const month = String(1 + random.below(12)).padStart(2, '0')
    const day = String(1 + random.below(28)).padStart(2, '0')
    return {
      ...source,
      key: `${name}-${String(index + 1).padStart(2, '0')}`,
      givenName: random.pick(girl ? names.girl : names.boy),
      familyName: girl ? feminine(family) : family,
      patronymic: `${stem}${kazakh ? (girl ? 'қызы' : 'ұлы') : girl ? 'на' : 'ич'}`,
      birthDate: `${year}-${month}-${day}`,
      districtKato: place.district,
      village: place.village,
      school: kazakh ? `№${1 + random.below(40)} орта мектеп` : `КГУ «Средняя школа № ${1 + random.below(40)}»`,
      guardianName: guardian,
      guardianRelation: relation,
      phone: `+7701555${String(2000 + random.below(8000))}`,
      groups: random.unit() < 0.55 ? [random.pick(['low-income', 'large-family', 'large-family', 'disability'])] : [],
      traits: source.traits.filter((trait) => trait === 'no-kazakh-letters'),
    }
  })
}
