import { data, redirect } from '@remix-run/node'
import { getOwnApplication } from '#app/domain/application/get-application.server.ts'
import type { Dossier } from '#app/domain/application/load-dossier.server.ts'
import { mayEdit } from '#app/domain/application/rules.ts'
import { type SectionName, type Step, sectionsAsked, stepOf } from '#app/domain/application/sections.ts'
import { isOpenAt } from '#app/domain/contest/rules.ts'
import { notFound, redirectWithNotice } from './answer.server.ts'
import type { RequestContext } from './context.server.ts'
import { refused, typedValues } from './form.server.ts'

/** The signed-in applicant's application; 404 for an account without one. */
export async function ownApplication(ctx: RequestContext): Promise<Dossier> {
  return (await getOwnApplication(ctx.domain)) ?? notFound()
}

/** The same for a page that changes it: when that is over, the way leads to the page that says so. */
export async function editableApplication(ctx: RequestContext): Promise<Dossier> {
  const dossier = await ownApplication(ctx)
  if (!mayEdit(ctx.viewer, dossier.application, dossier.contest, ctx.domain.now))
    throw redirect(ctx.href('/application'))
  return dossier
}

/** A refusal that names no field: 409, with what was typed and what is stored side by side. */
export function conflict(form: FormData, key: string) {
  return data({ issues: [{ field: '', key }], values: typedValues(form), conflict: true }, { status: 409 })
}

export type Told = { field: string; key: string; params?: Record<string, string | number> }

/** A section's refusal as an answer; `told` says what the reasons of this section mean for its fields. */
export function sectionRefused<R extends string>(form: FormData, reason: string, told: Record<R, Told>) {
  if (reason === 'not-found') return notFound()
  if (reason === 'changed') return conflict(form, 'error:conflict')
  if (reason === 'closed') return conflict(form, 'application:error.closed')
  const { field, key, params } = told[reason as R]
  return refused(form, field, key, params)
}

/**
 * The page of the first thing that is left to do, at last the check page.
 * @param after a step that is being done now
 */
export function nextPage({ statuses }: Dossier, after?: Step): string {
  const left = statuses.find(({ section, status }) => status !== 'done' && stepOf(section) !== after)
  return left ? `/application/${stepOf(left.section)}` : '/application/check'
}

/** Where a child that signs in begins: a draft goes on where it stopped, anything else is shown how far it is. */
export async function firstPage(ctx: RequestContext, accountId: string): Promise<string> {
  const viewer = { kind: 'applicant', accountId, displayName: '', sessionId: '', remembered: false } as const
  const dossier = await getOwnApplication({ ...ctx.domain, viewer })
  if (dossier?.application.state !== 'draft' || !isOpenAt(dossier.contest, ctx.domain.now)) {
    return '/application'
  }
  return nextPage(dossier)
}

/** Whether this page was reached from «check your answers». */
export function cameFrom(request: Request): string {
  return new URL(request.url).searchParams.get('from') === 'check' ? 'check' : ''
}

/**
 * Where a saved section leads: back to the check page if it came from there, else on to the next section that is
 * not done, and at last to the check page.
 */
export async function sectionSaved(
  ctx: RequestContext,
  form: FormData,
  section: SectionName,
  saved: { late: boolean },
) {
  if (saved.late) return redirectWithNotice(ctx.href('/application'), 'saved')
  const { contest, statuses } = await ownApplication(ctx)
  const order = sectionsAsked(contest)
  const left = (name: SectionName) => statuses.some((one) => one.section === name && one.status !== 'done')
  const at = order.indexOf(section)
  const next = [...order.slice(at + 1), ...order.slice(0, at)].find(left)
  const href = form.get('from') === 'check' || !next ? '/application/check' : `/application/${next}`
  return redirectWithNotice(ctx.href(href), 'saved')
}
