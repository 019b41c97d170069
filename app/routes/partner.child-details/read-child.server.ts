import { aboutInput, contactInput, groupsInput, placeInput, schoolInput } from '#app/domain/application/input.server.ts'
import type { DetailsInput } from '#app/domain/application/save-details.server.ts'
import type { DetailsSection } from '#app/domain/application/sections.ts'
import { type FormIssue, parseForm } from '#app/http/form.server.ts'

const fields: Record<DetailsSection, readonly string[]> = {
  about: ['familyName', 'givenName', 'patronymic', 'birthDateDay', 'birthDateMonth', 'birthDateYear'],
  school: ['school', 'grade'],
  place: ['district', 'village'],
  contact: ['phone', 'email'],
  groups: ['groups'],
}

/**
 * What was typed about a child, section by section. A section that was left empty is not asked about: a teacher fills
 * in what is known, and the rest another day.
 */
export function readChild(form: FormData): { input: DetailsInput; issues: FormIssue[] } {
  const issues: FormIssue[] = []
  const read = <T>(section: DetailsSection, parse: (part: FormData) => ReturnType<typeof parseForm>): T | undefined => {
    const typed = fields[section].flatMap((name) => form.getAll(name))
    if (typed.every((value) => typeof value !== 'string' || value.trim() === '')) return undefined
    const part = new FormData()
    for (const name of fields[section]) for (const value of form.getAll(name)) part.append(name, value)
    part.set('version', String(form.get(`version.${section}`) ?? ''))
    const parsed = parse(part)
    if (parsed.ok) return parsed.value as T
    issues.push(...parsed.problem.issues)
    return undefined
  }
  const input: DetailsInput = {
    about: read('about', (part) => parseForm(aboutInput, part)),
    school: read('school', (part) => parseForm(schoolInput, part)),
    place: read('place', (part) => parseForm(placeInput, part)),
    contact: read('contact', (part) => parseForm(contactInput, part)),
    groups: read('groups', (part) => parseForm(groupsInput, part, ['groups'])),
  }
  return { input, issues }
}
