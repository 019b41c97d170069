import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { getQueue } from '../jury/get-queue.server.ts'
import { openDesk, type Reading, readEssay } from '../jury/get-reading.server.ts'
import { essayState } from '../jury/queue.ts'
import { inBlindTransaction } from '../transaction.server.ts'

export type Pack = {
  contestId: string
  title: string
  /** what is not handed in yet, in the juror's own order */
  essays: Pick<Reading, 'code' | 'language' | 'text' | 'version' | 'note' | 'comment' | 'criteria'>[]
}

type Refusal = Extract<
  Awaited<ReturnType<typeof openDesk | typeof readEssay | typeof getQueue>>,
  { ok: false }
>['reason']

/**
 * The viewer's essays that are not handed in, to be read without a connection. Each is opened as on the desk, so that
 * what keeps a juror from reading there keeps it out of the pack. Taking it away is audited.
 */
export async function makePack(
  ctx: Context,
  input: { contestId: string; locale: Locale },
): Promise<Outcome<Pack, Refusal | 'closed' | 'nothing'>> {
  const queue = await getQueue(ctx, input)
  if (!queue.ok) return queue
  if (!queue.value.scoring) return refuse('closed')
  return inBlindTransaction(ctx, async ({ tx, audit }) => {
    const desk = await openDesk(tx, input)
    if (!desk.ok) return desk
    const essays: Pack['essays'] = []
    for (const row of desk.value.rows) {
      const state = essayState(row)
      if (state === 'done' || state === 'paused') continue
      const reading = await readEssay(tx, desk.value, row.code)
      if (!reading.ok) {
        if (reading.reason === 'paused') continue
        return reading
      }
      const { code, language, text, version, note, comment, criteria } = reading.value
      essays.push({ code, language, text, version, note, comment, criteria })
    }
    if (essays.length === 0) return refuse('nothing')
    const { contestId } = input
    audit({ action: 'pack.download', subjectKind: 'contest', subjectId: contestId, details: { essays: essays.length } })
    return ok({ contestId, title: desk.value.title, essays })
  })
}
