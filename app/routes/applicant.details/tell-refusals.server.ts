import type { DetailsRefusal } from '#app/domain/application/save-details.server.ts'
import type { DetailsSection } from '#app/domain/application/sections.ts'
import type { Contest } from '#app/domain/contest/contest.ts'
import type { FormIssue } from '#app/http/form.server.ts'

const empty = (field: string): FormIssue => ({ field, key: `application:error.${field}.empty` })

function issueOf({ reason }: DetailsRefusal, contest: Contest): FormIssue {
  switch (reason) {
    case 'changed':
      return { field: '', key: 'error:conflict' }
    case 'closed':
    case 'not-found':
      return { field: '', key: 'application:error.closed' }
    case 'future':
      return { field: 'birthDate', key: 'application:error.birthDate.future' }
    case 'age': {
      const params = { min: contest.ageMin, max: contest.ageMax }
      return { field: 'birthDate', key: 'application:error.birthDate.age', params }
    }
    case 'group':
      return empty('groups')
    case 'grade':
    case 'region':
    case 'district':
      return empty(reason)
  }
}

/** What the form says of the sections that were not saved, and which of them somebody else changed meanwhile. */
export function tellRefusals(
  refusals: readonly DetailsRefusal[],
  contest: Contest,
): { issues: FormIssue[]; changed: DetailsSection[]; conflict: boolean } {
  const issues = refusals.map((refusal) => issueOf(refusal, contest))
  return {
    issues: issues.filter(
      (issue, at) => issues.findIndex(({ field, key }) => field === issue.field && key === issue.key) === at,
    ),
    changed: refusals.filter(({ reason }) => reason === 'changed').map(({ section }) => section),
    conflict: refusals.some(({ reason }) => reason === 'changed' || reason === 'closed'),
  }
}
