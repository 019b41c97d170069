import type { ProblemName } from '#app/domain/application/sections.ts'

/** The field of the page in which a problem of an application is put right. */
export const fieldOfProblem: Record<ProblemName, string> = {
  names: 'familyName',
  birthDate: 'birthDate',
  age: 'birthDate',
  school: 'school',
  grade: 'grade',
  region: 'place',
  district: 'place',
  phone: 'phone',
  groups: 'groups',
  guardian: 'guardianName',
  guardianConsent: 'guardianConsent',
  childConsent: 'childConsent',
  essayEmpty: 'body',
  essayLanguage: 'essayLanguage',
  essayShort: 'body',
  essayLong: 'body',
}
