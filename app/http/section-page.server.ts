import type { z } from 'zod'
import type { Saved } from '#app/domain/application/change-section.server.ts'
import { presentOwn } from '#app/domain/application/present.server.ts'
import type { SectionName } from '#app/domain/application/sections.ts'
import type { Contest } from '#app/domain/contest/contest.ts'
import type { Context } from '#app/domain/context.ts'
import type { RequestContext } from './context.server.ts'
import { invalid, parseForm } from './form.server.ts'
import {
  cameFrom,
  editableApplication,
  ownApplication,
  sectionRefused,
  sectionSaved,
  type Told,
} from './own-application.server.ts'

/** What every page of one section shows: the application, and where its reader came from. */
export async function openSection(ctx: RequestContext, request: Request) {
  // A form that is refused is shown again even where the time for it is over.
  const dossier = request.method === 'POST' ? await ownApplication(ctx) : await editableApplication(ctx)
  return { dossier, view: await presentOwn(ctx.domain, dossier, ctx.locale), from: cameFrom(request) }
}

type Saving<S extends z.ZodType, R extends string> = {
  section: SectionName
  input: S
  /** fields that arrive as a list */
  lists?: readonly string[]
  save(ctx: Context, applicationId: string, value: z.output<S>): Promise<Saved<R>>
  /** what the reasons of this section mean for its fields */
  told(contest: Contest): Record<R, Told>
}

/** Saves the form of one section and leads on, or says what is wrong with it. */
export async function saveSection<S extends z.ZodType, R extends string = never>(
  ctx: RequestContext,
  request: Request,
  { section, input, lists, save, told }: Saving<S, R>,
) {
  const form = await request.formData()
  const parsed = parseForm(input, form, lists)
  if (!parsed.ok) return invalid(parsed.problem)
  const { application, contest } = await ownApplication(ctx)
  const saved = await save(ctx.domain, application.id, parsed.value)
  if (saved.ok) return sectionSaved(ctx, form, section, saved.value)
  return sectionRefused(form, saved.reason, told(contest))
}
