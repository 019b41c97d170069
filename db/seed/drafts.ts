import type { Person } from './people.server.ts'

/** Two children who have begun an application to the open contest and not submitted it. */
export function draftPeople(year: number): Person[] {
  return [
    {
      key: 'draft-1',
      givenName: 'Аяулым',
      familyName: 'Сапарова',
      patronymic: 'Ерланқызы',
      birthDate: `${year - 13}-05-11`,
      grade: 7,
      districtKato: '615400000',
      village: 'Дарбаза',
      school: '№21 орта мектеп',
      guardianName: 'Сапарова Жанна',
      guardianRelation: 'mother',
      phone: '+77015550371',
      groups: ['large-family'],
      essayLanguage: 'kk',
      essay:
        'Компьютер келген күні біздің үйде бәрі үнсіз қалатын шығар деп ойлаймын. Өйткені үйде алты бала бармыз, алтауымыз бірдей үндемейтін кез болмайды. Інім міндетті түрде қорабына отырып көреді. Ал мен алдымен пернетақтаның үстіне папкамды қоямын, өйткені онда',
      quality: 2.4,
      traits: [],
    },
    {
      key: 'draft-2',
      givenName: 'Тимур',
      familyName: 'Ли',
      patronymic: null,
      birthDate: `${year - 15}-09-03`,
      grade: 9,
      districtKato: '196800000',
      village: 'Өтеген батыр',
      school: 'КГУ «Средняя школа № 19»',
      guardianName: 'Ли Марина',
      guardianRelation: 'mother',
      phone: '+77025550384',
      groups: [],
      essayLanguage: 'ru',
      essay: 'В тот день я, наверное, приду из школы быстрее обычного. Идти двадцать минут, но',
      quality: 2,
      traits: [],
    },
  ]
}
