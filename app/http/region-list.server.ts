import { deviceClassOrAny } from '#app/domain/allocation/device-class.ts'
import type { ListedPerson } from '#app/domain/allocation/open-region-list.server.ts'
import type { Contest } from '#app/domain/contest/contest.ts'
import { reasonLine } from '#app/i18n/reason-text.ts'
import type { RequestContext } from './context.server.ts'
import { placesOf } from './reason-places.server.ts'

export const listOutcomes = ['recipient', 'waiting'] as const
export type ListOutcome = (typeof listOutcomes)[number]

const columns = ['place', 'code', 'name', 'school', 'home', 'guardian', 'device', 'answer', 'reason'] as const
export type ListColumn = (typeof columns)[number]

/** The columns of a list: recipients have a device, those who wait a reason; both the answer, if somebody was asked. */
export function columnsOf(outcome: ListOutcome): ListColumn[] {
  return columns.filter((column) => column !== (outcome === 'recipient' ? 'reason' : 'device'))
}

/** What stands in each column for one person, in the page's language. */
export async function cellsOf(
  ctx: RequestContext,
  contest: Contest,
  region: string,
): Promise<(person: ListedPerson) => Record<ListColumn, string>> {
  const { t, locale } = ctx
  const places = await placesOf(ctx, contest)
  return (person) => {
    const grade = person.grade === null ? '' : t('lists:grade', { grade: person.grade })
    return {
      place: String(person.position),
      code: person.code,
      name: person.withdrawn ? `${person.name} (${t('allocation:list.withdrawn')})` : person.name,
      school: [person.school, grade].filter(Boolean).join(', '),
      home: [person.district?.[locale] ?? '', person.village].filter(Boolean).join(', '),
      guardian: [person.guardian, person.phone].filter(Boolean).join(', '),
      device: t(`allocation:class.${deviceClassOrAny(person.class)}`),
      answer: person.answer === null ? '' : t(`lists:state.${person.answer}`),
      reason: reasonLine(t, person.parts, places(region, person.parts.node)),
    }
  }
}

/** Which list an address asks for, and how much of it. */
export function listAsked(request: Request): { outcome: ListOutcome; page: number } {
  const params = new URL(request.url).searchParams
  return {
    outcome: listOutcomes.find((one) => one === params.get('list')) ?? 'recipient',
    page: Math.max(1, Number.parseInt(params.get('page') ?? '', 10) || 1),
  }
}
