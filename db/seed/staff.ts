import type { Locale, Role } from '#app/domain/context.ts'
import { idOf } from './generator.ts'

/** For every staff account of the demonstration. Documented on purpose: the demonstration holds nobody's data. */
export const staffPassword = 'qarmaq-demo-2026'
/** For every applicant of the demonstration. */
export const applicantPin = '370916'

export type Staff = { id: string; email: string; name: string; locale: Locale; roles: Role[]; regions: string[] }

const staff = (login: string, name: string, locale: Locale, roles: Role[], regions: string[] = []): Staff => ({
  id: idOf('account', login),
  email: `${login}@qarmaq.example`,
  name,
  locale,
  roles,
  regions,
})

export const organiser = staff('organiser', 'Сәуле Ермекова', 'kk', ['organiser'])
/** Approves what the first proposes. */
export const secondOrganiser = staff('organiser2', 'Ерболат Жақсыбеков', 'kk', ['organiser'])
export const administrator = staff('administrator', 'Тимур Абилов', 'ru', ['administrator'])
export const partner = staff('partner', 'Рабига Оспанова', 'ru', ['partner'])

export const transcribers = [
  staff('transcriber1', 'Динара Сейілхан', 'kk', ['transcriber']),
  staff('transcriber2', 'Виктор Цой', 'ru', ['transcriber']),
  staff('transcriber3', 'Жанар Оразбай', 'kk', ['transcriber']),
]

export const office: Staff[] = [
  organiser,
  secondOrganiser,
  administrator,
  staff('coordinator.zhambyl', 'Гүлнар Төлебаева', 'kk', ['coordinator'], ['310000000']),
  staff('coordinator.almaty', 'Наталья Ким', 'ru', ['coordinator'], ['190000000']),
  staff('technician', 'Азамат Жұмағұлов', 'kk', ['technician']),
  partner,
  staff('safeguarding', 'Айгүл Сәтқызы', 'kk', ['safeguarding']),
  ...transcribers,
]

export type JurorPerson = Staff & {
  languages: Locale[]
  /** logits: positive is severe */
  severity: number
  /** standard deviation of the juror's own noise, logits */
  noise: number
  /** district declared as a conflict of interest */
  conflict?: string
}

let jurorNumber = 0
const juror = (name: string, languages: Locale[], severity: number, noise: number, conflict?: string): JurorPerson => {
  jurorNumber += 1
  const login = `juror${String(jurorNumber).padStart(2, '0')}`
  const person = staff(login, name, languages[0] ?? 'kk', ['juror'])
  return { ...person, languages, severity, noise, ...(conflict ? { conflict } : {}) }
}

/** From the mildest to the strictest they differ by about three logits, as volunteers do. */
export const jurors: JurorPerson[] = [
  juror('Әсел Нұрғалиева', ['kk', 'ru'], -0.3, 0.35, '316600000'),
  juror('Марат Исин', ['kk', 'ru'], 0.9, 0.4),
  juror('Ольга Вернер', ['ru', 'en'], 0.2, 0.3),
  juror('Бауыржан Төкенов', ['kk'], -1.2, 0.45),
  juror('Камила Рахметова', ['kk', 'ru', 'en'], 0.5, 0.3),
  juror('Сергей Логинов', ['ru'], 1.4, 0.4),
  juror('Гүлмира Қасенова', ['kk'], 0, 0.35, '194000000'),
  juror('Дәурен Әубәкіров', ['kk', 'ru'], -0.7, 0.6),
  juror('Жұлдыз Мырзахан', ['kk', 'en'], 1.1, 0.35),
  juror('Ерлан Сыздық', ['kk'], 0.4, 0.9),
  juror('Инна Пак', ['ru', 'en'], -0.9, 0.4),
  juror('Мөлдір Байжан', ['kk', 'ru'], 0.1, 0.3, '391000000'),
  juror('Руслан Ахметов', ['ru'], -0.2, 0.5),
  juror('Шолпан Дәулет', ['kk'], -1.6, 0.4),
]
