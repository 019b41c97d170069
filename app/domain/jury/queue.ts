import { minutesLeft } from './reading-time.ts'

/** `paused`: the text went back to the organisers, who check it again. */
export type EssayState = 'to-read' | 'draft' | 'done' | 'paused'

type Row = { code: string; state: string; body: string | null; review_state: string | null; minutes: number | null }

export function essayState(row: Row): EssayState {
  if (row.state === 'done') return 'done'
  if (row.body === null) return 'paused'
  return row.review_state === null ? 'to-read' : 'draft'
}

/** The next essay in the queue that still wants scores: after this one, then from the beginning. */
export function nextCode(rows: readonly Row[], code: string | null): string | null {
  const at = rows.findIndex((row) => row.code === code)
  const after = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))]
  return after.find((row) => ['to-read', 'draft'].includes(essayState(row)))?.code ?? null
}

export type Progress = {
  done: number
  total: number
  /** a guess by the juror's own pace */
  minutesLeft: number
}

/** The juror's own progress; a paused essay is nobody's task now. */
export function progressOf(rows: readonly Row[]): Progress {
  const states = rows.map(essayState)
  const done = states.filter((state) => state === 'done').length
  const total = states.filter((state) => state !== 'paused').length
  const paces = rows.flatMap(({ state, minutes }) => (state === 'done' && minutes ? [minutes] : []))
  return { done, total, minutesLeft: minutesLeft(paces, total - done) }
}
