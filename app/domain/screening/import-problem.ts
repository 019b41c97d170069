import type { ProblemName } from '../application/sections.ts'
import type { ImportColumn } from './import-columns.ts'

export type ImportProblemName =
  | ProblemName
  | 'date'
  | 'unknownRegion'
  | 'unknownDistrict'
  | 'phoneShape'
  | 'gradeShape'
  | 'email'
  | 'relation'
  | 'language'
  | 'group'
  | 'repeated'
  | 'samePupil'
  | 'knownPupil'
  | 'formula'
  | 'merged'
  | 'tooLong'
  | 'letters'
  | 'lostLetters'

/** What is wrong with one cell of an import file, or with a whole row when there is no column. */
export type ImportProblem = {
  line: number
  column: ImportColumn | null
  name: ImportProblemName
  params: Record<string, number>
}

/** The column in which a problem of an application is put right. */
export const columnOfProblem: Record<ProblemName, ImportColumn> = {
  names: 'familyName',
  birthDate: 'birthDate',
  age: 'birthDate',
  school: 'school',
  grade: 'grade',
  region: 'region',
  district: 'district',
  phone: 'phone',
  groups: 'groups',
  guardian: 'guardianName',
  guardianConsent: 'guardianConsent',
  childConsent: 'childConsent',
  essayEmpty: 'essay',
  essayLanguage: 'essayLanguage',
  essayShort: 'essay',
  essayLong: 'essay',
}
