import { textToDocument } from '#app/core/document/text-to-document.ts'
import { createContest } from '#app/domain/contest/create-contest.server.ts'
import { editRules, type RulesEdit } from '#app/domain/contest/edit-rules.server.ts'
import { editTexts } from '#app/domain/contest/edit-texts.server.ts'
import { getContest } from '#app/domain/contest/get-contest.server.ts'
import { moveContest } from '#app/domain/contest/move-contest.server.ts'
import type { Context } from '#app/domain/context.ts'
import { listRegions } from '#app/domain/region/list-regions.server.ts'
import { type Services, systemContext } from '#app/services.server.ts'

let built = 0

export type ContestOverrides = RulesEdit['rules'] & { title?: string; open?: boolean; withRubric?: boolean }

function document(text: string) {
  const reading = textToDocument(text)
  if (!reading.ok) throw new Error(reading.reason)
  return reading.document
}

/**
 * A contest with everything that opening asks for, made through the use cases; opened unless `open` is false.
 * `ctx.viewer` has to be staff, since a contest has a creator.
 */
export async function buildContest(ctx: Context, overrides: ContestOverrides = {}) {
  const { title = 'Менің компьютерім', open = true, withRubric = true, ...rules } = overrides
  built += 1
  const made = await createContest(ctx, {
    slug: rules.slug ?? `contest-${built}`,
    titles: { kk: title, ru: `${title} (ru)`, en: `${title} (en)` },
    withRubric,
  })
  if (!made.ok) throw new Error(made.reason)
  const { contestId } = made.value
  for (const [index, locale] of (['kk', 'ru', 'en'] as const).entries()) {
    const edited = await editTexts(ctx, {
      contestId,
      version: index + 1,
      locale,
      title: `${title} (${locale})`,
      task: document(`Тапсырма (${locale})`),
      instructions: document(`Нұсқаулық (${locale})`),
    })
    if (!edited.ok) throw new Error(edited.reason)
  }
  const hour = 3_600_000
  const ruled = await editRules(ctx, {
    contestId,
    version: 4,
    rules: {
      regions: (await listRegions(ctx, 'kk')).map(({ kato }) => kato),
      opensAt: new Date(ctx.now.getTime() - hour),
      closesAt: new Date(ctx.now.getTime() + 24 * hour),
      ...rules,
    },
  })
  if (!ruled.ok) throw new Error(ruled.reason)
  if (open) {
    const moved = await moveContest(ctx, { contestId, to: 'open', version: 5 })
    if (!moved.ok) throw new Error(moved.reason)
  }
  const contest = await getContest(ctx, contestId)
  if (!contest) throw new Error('the contest is gone')
  return contest
}

/** The context of an organiser's request, outside of one. */
export function organiserContext(services: Services, accountId: string): Context {
  return {
    ...systemContext(services, 'test'),
    viewer: {
      kind: 'staff',
      accountId,
      displayName: 'Organiser',
      roles: ['organiser'],
      regions: [],
      partnerIds: [],
      sessionId: '',
    },
  }
}
