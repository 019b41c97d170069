import type { Locale } from '../context.ts'

/** One column of the import file: its name in the program, whether it must be there, and its headings. */
export const importColumns = [
  { name: 'familyName', required: true, kk: 'Тегі', ru: 'Фамилия', en: 'Family name' },
  { name: 'givenName', required: true, kk: 'Аты', ru: 'Имя', en: 'Given name' },
  { name: 'patronymic', required: false, kk: 'Әкесінің аты', ru: 'Отчество', en: 'Patronymic' },
  { name: 'birthDate', required: true, kk: 'Туған күні', ru: 'Дата рождения', en: 'Date of birth' },
  { name: 'school', required: true, kk: 'Мектебі', ru: 'Школа', en: 'School' },
  { name: 'grade', required: true, kk: 'Сыныбы', ru: 'Класс', en: 'Grade' },
  { name: 'region', required: true, kk: 'Облысы', ru: 'Область', en: 'Region' },
  { name: 'district', required: true, kk: 'Ауданы', ru: 'Район', en: 'District' },
  { name: 'village', required: false, kk: 'Ауылы', ru: 'Село', en: 'Village' },
  { name: 'phone', required: true, kk: 'Телефоны', ru: 'Телефон', en: 'Phone' },
  { name: 'email', required: false, kk: 'Электрондық поштасы', ru: 'Электронная почта', en: 'E-mail' },
  { name: 'groups', required: false, kk: 'Басымдық топтары', ru: 'Приоритетные группы', en: 'Priority groups' },
  { name: 'guardianName', required: true, kk: 'Заңды өкілі', ru: 'Законный представитель', en: 'Legal representative' },
  { name: 'guardianRelation', required: true, kk: 'Кім болып келеді', ru: 'Кем приходится', en: 'Relation' },
  {
    name: 'guardianConsent',
    required: true,
    kk: 'Заңды өкілдің келісімі',
    ru: 'Согласие представителя',
    en: 'Consent',
  },
  { name: 'childConsent', required: false, kk: 'Баланың келісімі', ru: 'Согласие ребёнка', en: 'Child’s agreement' },
  { name: 'locale', required: false, kk: 'Отбасымен хат тілі', ru: 'Язык писем семье', en: 'Language of letters' },
  { name: 'essayLanguage', required: true, kk: 'Эссе тілі', ru: 'Язык эссе', en: 'Essay language' },
  { name: 'essay', required: true, kk: 'Эссе', ru: 'Эссе', en: 'Essay' },
] as const satisfies readonly ({ name: string; required: boolean } & Record<Locale, string>)[]

export type ImportColumn = (typeof importColumns)[number]['name']

/** What may stand in a cell that has few answers: the program's word and what people write for it. */
export const importWords = {
  yes: ['1', 'иә', 'ия', 'бар', 'да', 'есть', 'yes', 'true', 'x', 'х', '+'],
  relations: {
    mother: ['mother', 'анасы', 'ана', 'мать', 'мама'],
    father: ['father', 'әкесі', 'әке', 'отец', 'папа'],
    adoptive: ['adoptive', 'adoptive parent', 'асырап алушы', 'усыновитель'],
    guardian: ['guardian', 'қорғаншы', 'қамқоршы', 'опекун', 'попечитель', 'бабушка', 'дедушка', 'әжесі', 'атасы'],
    foster: ['foster', 'foster carer', 'патронат тәрбиеші', 'патронатный воспитатель'],
    institution: ['institution', 'мекеме өкілі', 'представитель учреждения'],
  },
  languages: {
    kk: ['kk', 'kz', 'қаз', 'қазақша', 'қазақ', 'қазақ тілі', 'казахский', 'kazakh'],
    ru: ['ru', 'рус', 'орысша', 'орыс', 'орыс тілі', 'русский', 'russian'],
    en: ['en', 'анг', 'ағылшынша', 'ағылшын', 'ағылшын тілі', 'английский', 'english'],
  },
} as const
