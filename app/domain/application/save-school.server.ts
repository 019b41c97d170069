import { type Context, ok, refuse } from '../context.ts'
import { changeSection, type Saved } from './change-section.server.ts'
import type { SchoolInput } from './input.server.ts'

/** Saves school and grade; the grade has to be one of the contest's. */
export function saveSchool(ctx: Context, applicationId: string, input: SchoolInput): Promise<Saved<'grade'>> {
  return changeSection<'grade'>(ctx, applicationId, 'school', input.version, ({ application, contest }) => {
    if (input.grade < contest.gradeMin || input.grade > contest.gradeMax) return refuse('grade')
    return ok({
      same: application.school === input.school && application.grade === input.grade,
      change: { school: input.school, grade: input.grade },
    })
  })
}
