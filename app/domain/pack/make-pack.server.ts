import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { getQueue } from '../jury/get-queue.server.ts'
import { getReading, type Reading } from '../jury/get-reading.server.ts'
import { inBlindTransaction } from '../transaction.server.ts'

export type Pack = {
  contestId: string
  title: string
  /** what is not handed in yet, in the juror's own order */
  essays: Pick<Reading, 'code' | 'language' | 'text' | 'version' | 'note' | 'comment' | 'criteria'>[]
}

type Refusal = Extract<Awaited<ReturnType<typeof getReading>>, { ok: false }>['reason']

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
  const { title, scoring } = queue.value
  if (!scoring) return refuse('closed')
  const essays: Pack['essays'] = []
  for (const { code, state } of queue.value.essays) {
    if (state === 'done' || state === 'paused') continue
    const reading = await getReading(ctx, { ...input, code })
    if (!reading.ok) {
      // Pulled back or recused a moment ago.
      if (reading.reason === 'paused' || reading.reason === 'not-found') continue
      return reading
    }
    const { language, text, version, note, comment, criteria } = reading.value
    essays.push({ code, language, text, version, note, comment, criteria })
  }
  if (essays.length === 0) return refuse('nothing')
  const { contestId } = input
  return inBlindTransaction(ctx, async ({ audit }) => {
    audit({ action: 'pack.download', subjectKind: 'contest', subjectId: contestId, details: { essays: essays.length } })
    return ok({ contestId, title, essays })
  })
}
