import { listEssayPages } from '#db/queries/essay-page.server.ts'
import { insertTask } from '#db/queries/transcription.server.ts'
import type { Contest } from '../contest/contest.ts'
import type { Context } from '../context.ts'
import type { Work } from '../transaction.server.ts'

/**
 * Puts a handwritten essay that was sent in into the queue of those who type. Pages that came before the closing time
 * are in time, however much later they are typed: that is recorded here. Without a page there is nothing to type.
 */
export async function openTranscription(
  ctx: Context,
  { tx, audit }: Pick<Work, 'tx' | 'audit'>,
  input: { applicationId: string; essayId: string; contest: Pick<Contest, 'id' | 'closesAt'> },
): Promise<void> {
  const pages = await listEssayPages(tx, input.applicationId)
  if (pages.length === 0) return
  const { closesAt } = input.contest
  const inTime = pages.every((page) => closesAt === null || page.added_at <= closesAt)
  await insertTask(tx, {
    id: ctx.random.uuid(),
    essay_id: input.essayId,
    contest_id: input.contest.id,
    in_time: inTime,
    created_at: ctx.now,
  })
  audit({
    action: 'transcription.open',
    subjectKind: 'application',
    subjectId: input.applicationId,
    details: { pages: pages.length, inTime },
  })
}
