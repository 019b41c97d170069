import {
  deleteTranscription,
  insertTranscription,
  listHeld,
  listTranscriptions,
  lockNextTask,
  updateTask,
  updateTranscription,
} from '#db/queries/transcription.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { atOnce, leaseMs } from './rules.ts'

/**
 * Gives the viewer the next essay to type, or the next difference to settle. Two people type an essay, a third settles
 * it, and nobody gets an essay of a contest in which they score. What somebody left lying goes to the next.
 */
export async function takeTask(ctx: Context): Promise<Outcome<{ taskId: string }, 'none' | 'enough'>> {
  const accountId = accountOf(ctx.viewer)
  if (!accountId) return refuse('none')
  return inTransaction(ctx, async ({ tx, audit }): Promise<Outcome<{ taskId: string }, 'none' | 'enough'>> => {
    if ((await listHeld(tx, accountId, ctx.now)).length >= atOnce) return refuse('enough')
    const task = await lockNextTask(tx, accountId, ctx.now)
    if (!task) return refuse('none')
    const leaseUntil = new Date(ctx.now.getTime() + leaseMs)
    if (task.state === 'differs') {
      await updateTask(tx, task.id, { settler_id: accountId, lease_until: leaseUntil })
    } else {
      const texts = await listTranscriptions(tx, task.id)
      const own = texts.find((text) => text.account_id === accountId)
      const live = texts.filter((text) => text.state === 'done' || text.lease_until > ctx.now)
      const slot = live.some((text) => text.slot === 1) ? 2 : 1
      // Whoever comes back before anybody else took it goes on with the own text.
      if (own) await updateTranscription(tx, { taskId: task.id, slot: own.slot }, { lease_until: leaseUntil })
      else {
        await deleteTranscription(tx, { taskId: task.id, slot })
        await insertTranscription(tx, { task_id: task.id, slot, account_id: accountId, lease_until: leaseUntil })
      }
    }
    audit({
      action: 'transcription.take',
      subjectKind: 'transcription',
      subjectId: task.id,
      details: { part: task.state === 'differs' ? 'settle' : 'type' },
    })
    return ok({ taskId: task.id })
  })
}
