import { deleteTask, findTaskOfEssay } from '#db/queries/transcription.server.ts'
import type { Application, Essay } from '../application/application.ts'
import type { Contest } from '../contest/contest.ts'
import type { Context } from '../context.ts'
import type { Work } from '../transaction.server.ts'
import { openTranscription } from './open-transcription.server.ts'

/** After a page has changed, what was typed so far is of other pages: typing begins anew. The essay is locked. */
export async function restartTranscription(
  ctx: Context,
  work: Pick<Work, 'tx' | 'audit'>,
  { application, essay, contest }: { application: Pick<Application, 'id'>; essay: Essay; contest: Contest },
): Promise<void> {
  const task = await findTaskOfEssay(work.tx, essay.id)
  if (!task) return
  await deleteTask(work.tx, task.id)
  await openTranscription(ctx, work, { applicationId: application.id, essayId: essay.id, contest })
}
