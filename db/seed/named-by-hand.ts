import type { RedactionKind } from './redact.ts'

/** What no list of names finds: schools as the child calls them, teachers, names in Latin letters. By person's key. */
export const namedByHand: Readonly<Record<string, readonly (readonly [string, RedactionKind])[]>> = {
  'kk-002': [['Ақын Сара атындағы орта мектептің', 'school']],
  'kk-008': [
    ['№7 мектеп-гимназияның', 'school'],
    ['Сәуле Болатқызы', 'name'],
    ['Сәуле', 'name'],
  ],
  'kk-025': [['№38 теміржол мектебінің', 'school']],
  'kk-027': [['Шоқан Уәлиханов атындағы мектепте', 'school']],
  'kk-039': [['Қарлығаш Мұсақызы', 'name']],
  'kk-051': [['Қ. Сәтбаев атындағы №1 мектеп-гимназияда', 'school']],
  'kk-058': [['М. Әуезов атындағы №29 орта мектепте', 'school']],
  'kk-068': [['Дариға Еркінқызы', 'name']],
  'kk-070': [['С. Мәуленов атындағы орта мектептегі', 'school']],
  'kk-075': [['№1 жалпы білім беретін мектептің', 'school']],
  'ru-005': [['школе имени Бауыржана Момышулы', 'school']],
  'ru-008': [['Серик Алдабергенович', 'name']],
  'ru-014': [['школы Сатыбалдиева', 'school']],
  'ru-025': [['Кетменскую школу', 'school']],
  'ru-029': [['Ольга Фёдоровна Кравец', 'name']],
  'ru-036': [['Урожайной школы', 'school']],
  'ru-046': [
    ['Марат Есимханович Дюсенов', 'name'],
    ['Марат Есимханович', 'name'],
  ],
  'ru-047': [['Челгашинской школе', 'school']],
  'ru-051': [['Качарской школы № 1', 'school']],
  'en-001': [['Ayaru', 'name']],
  'en-003': [['Masanchi', 'village']],
  'en-006': [['Bolshoy Aksu secondary school', 'school']],
  'en-008': [
    ['Alina Pak', 'name'],
    ['Pak families', 'name'],
  ],
  'en-012': [['Turgen', 'village']],
  'en-014': [['Ksenia Gofman', 'name']],
  'en-016': [['School No. 3', 'school']],
}
