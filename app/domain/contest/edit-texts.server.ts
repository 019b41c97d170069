import type { DocumentNode } from '#app/core/document/document.ts'
import { updateContestText } from '#db/queries/contest.server.ts'
import type { Context, Locale, Outcome } from '../context.ts'
import { type ChangeRefusal, changeContest } from './change-contest.server.ts'
import { lockOf } from './rules.ts'

export type TextsEdit = {
  contestId: string
  version: number
  locale: Locale
  title: string
  /** left out when the page shows it locked */
  task?: DocumentNode | undefined
  instructions: DocumentNode
}

/** Changes title, task and instructions in one language. The task is locked once the contest has closed. */
export function editTexts(ctx: Context, input: TextsEdit): Promise<Outcome<{ version: number }, ChangeRefusal>> {
  return changeContest(ctx, input, 'texts', async (contest, facts, tx) => {
    const before = contest.texts[input.locale]
    const task = input.task ?? before.task
    const changed = {
      title: input.title !== before.title,
      task: !sameDocument(task, before.task),
      instructions: !sameDocument(input.instructions, before.instructions),
    }
    const parts = (['title', 'task', 'instructions'] as const).filter((part) => changed[part])
    if (parts.some((part) => lockOf(part, contest.state, facts))) return null
    await updateContestText(tx, {
      contest_id: contest.id,
      locale: input.locale,
      title: input.title,
      task: JSON.stringify(task),
      instructions: JSON.stringify(input.instructions),
    })
    return { details: { locale: input.locale, parts } }
  })
}

// jsonb keeps its own order of keys, so the order is fixed before comparing.
function sameDocument(one: DocumentNode, other: DocumentNode): boolean {
  return canonical(one) === canonical(other)
}

function canonical(node: DocumentNode): string {
  const { type, text = null, attrs = null, marks = [], content = [] } = node
  return JSON.stringify([
    type,
    text,
    attrs,
    marks.map((mark) => [mark.type, mark.attrs ?? null]),
    content.map(canonical),
  ])
}
