import type { z } from 'zod'
import {
  aboutInput,
  contactInput,
  groupsInput,
  placeInput,
  regionInput,
  schoolInput,
} from '#app/domain/application/input.server.ts'
import type { DetailsInput } from '#app/domain/application/save-details.server.ts'
import { type DetailsSection, detailsSections } from '#app/domain/application/sections.ts'
import { type FormIssue, parseForm } from '#app/http/form.server.ts'

/** The versions of all sections, as one hidden field carries them. */
export const joinVersions = (view: Record<DetailsSection, { version: string }>) =>
  detailsSections.map((section) => view[section].version).join('.')

/**
 * Reads each section of the details form for itself: what can be kept, and what is wrong with the rest.
 * @param asked whether the form asks for a district or only for a region, and for priority groups
 */
export function readDetails(
  form: FormData,
  asked: { district: boolean; groups: boolean },
): { input: DetailsInput; issues: FormIssue[] } {
  const versions = String(form.get('version') ?? '').split('.')
  const issues: FormIssue[] = []
  const read = <S extends z.ZodType>(section: DetailsSection, schema: S): z.output<S> | undefined => {
    const own = new FormData()
    for (const [name, value] of form.entries()) own.append(name, value)
    own.set('version', versions[detailsSections.indexOf(section)] ?? '')
    const parsed = parseForm(schema, own, ['groups'])
    if (parsed.ok) return parsed.value
    issues.push(...parsed.problem.issues)
    return undefined
  }
  const input: DetailsInput = {
    about: read('about', aboutInput),
    school: read('school', schoolInput),
    place: asked.district ? read('place', placeInput) : read('place', regionInput),
    contact: read('contact', contactInput),
    groups: asked.groups ? read('groups', groupsInput) : undefined,
  }
  return { input, issues }
}
