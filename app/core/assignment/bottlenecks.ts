import { type IndexedProblem, mayRead } from './indexed-problem.ts'
import type { Bottleneck, Shortage, ShortageReason } from './problem.ts'
import type { Seating } from './seating.ts'

type Found = { essays: Set<number>; short: number[]; jurors: number[]; kind: ShortageReason['kind'] }

/**
 * Says for each essay with too few readers why, and which minimum cut it lies behind.
 *
 * From an essay that a maximum flow could not serve, everything is reached that could have given way: its eligible jurors,
 * the essays that these hold and may hand on, their eligible jurors, and so on. All these jurors are full, so the places
 * of these essays are held back by exactly them (Ford and Fulkerson's minimum cut). Essays whose reaches overlap lie
 * behind one cut; what is left are essays that simply lack eligible jurors, put together by language and cause.
 * O(reviews · jurors of a language) at worst, less by far where few places are missing.
 */
export function explainShortage(
  problem: IndexedProblem,
  seating: Seating,
): { unassigned: Shortage[]; bottlenecks: Bottleneck[] } {
  const found: Found[] = []
  const ofJuror = new Int32Array(problem.jurorIds.length).fill(-1)
  const ofEssay = new Int32Array(problem.language.length).fill(-1)
  const short = Array.from(ofEssay.keys()).filter((essay) => (seating.count[essay] as number) < problem.usual)
  for (const essay of short) {
    const reach = reachOf(problem, seating, essay, ofJuror)
    if (reach.jurors.length === 0 && reach.met.size === 0) continue
    for (const one of reach.essays) if ((ofEssay[one] as number) >= 0) reach.met.add(ofEssay[one] as number)
    const fresh: Found = { essays: reach.essays, short: [], jurors: reach.jurors, kind: 'capacity' }
    for (const other of [...reach.met].sort((a, b) => a - b)) merge(found[other] as Found, fresh)
    const at = found.push(fresh) - 1
    for (const one of fresh.essays) ofEssay[one] = at
    for (const juror of fresh.jurors) ofJuror[juror] = at
  }
  const plain = new Map<string, number>()
  for (const essay of short) {
    let at = ofEssay[essay] as number
    if (at < 0) {
      const { kind, language } = reasonOf(problem, seating, essay)
      const key = `${language} ${kind}`
      at = plain.get(key) ?? found.push({ essays: new Set(), short: [], jurors: [], kind }) - 1
      plain.set(key, at)
      ofEssay[essay] = at
      found[at]?.essays.add(essay)
    }
    found[at]?.short.push(essay)
  }

  const order = [...new Set(short.map((essay) => ofEssay[essay] as number))]
  const position = new Map(order.map((at, index) => [at, index]))
  const unassigned = short.map((essay) => ({
    essay: problem.essayIds[essay] as string,
    missing: problem.usual - (seating.count[essay] as number),
    reason: reasonOf(problem, seating, essay),
    bottleneck: position.get(ofEssay[essay] as number) as number,
  }))
  return { unassigned, bottlenecks: order.map((at) => bottleneckOf(problem, seating, found[at] as Found)) }
}

function merge(from: Found, into: Found): void {
  for (const essay of from.essays) into.essays.add(essay)
  for (const juror of from.jurors) into.jurors.push(juror)
}

/** What can be reached from an essay without going through jurors that belong to a cut already; those cuts are `met`. */
function reachOf(problem: IndexedProblem, seating: Seating, start: number, ofJuror: Int32Array) {
  const essays = new Set([start])
  const jurors: number[] = []
  const seen = new Set<number>()
  const met = new Set<number>()
  const expand = (essay: number) => {
    for (const juror of problem.readers[problem.language[essay] as number] ?? []) {
      if (seen.has(juror) || !mayRead(problem, essay, juror) || seating.reads(juror, essay)) continue
      const cut = ofJuror[juror] as number
      if (cut >= 0) met.add(cut)
      else {
        seen.add(juror)
        jurors.push(juror)
      }
    }
  }
  expand(start)
  for (let at = 0; at < jurors.length; at += 1) {
    for (const place of seating.held[jurors[at] as number] ?? []) {
      const essay = seating.essayOf[place] as number
      if (essays.has(essay)) continue
      essays.add(essay)
      expand(essay)
    }
  }
  return { essays, jurors, met }
}

function reasonOf(problem: IndexedProblem, seating: Seating, essay: number): ShortageReason {
  const index = problem.language[essay] as number
  const language = problem.languages[index] as string
  const readers = problem.readers[index] as Int32Array
  const eligible = Array.from(readers).filter((juror) => mayRead(problem, essay, juror))
  // Readers who are kept against a rule take a place without being eligible.
  const irregular = Array.from(seating.readersOf(essay)).filter((juror) => !mayRead(problem, essay, juror)).length
  const wanted = problem.usual - irregular
  if (readers.length < wanted) return { kind: 'language', language, readers: readers.length }
  if (eligible.length < wanted) {
    return { kind: 'conflicts', language, readers: readers.length, eligible: eligible.length }
  }
  const full = eligible.filter((juror) => !seating.reads(juror, essay)).length
  return { kind: 'capacity', language, eligible: eligible.length, full }
}

function bottleneckOf(problem: IndexedProblem, seating: Seating, { essays, short, jurors, kind }: Found): Bottleneck {
  const filled = (essay: number) => Math.min(seating.count[essay] as number, problem.usual)
  const languageOf = (essay: number) => problem.languages[problem.language[essay] as number] as string
  const places = essays.size * problem.usual
  const full = new Set(jurors)
  const mend = new Map<string, { jurors: number; places: number }>()
  for (const essay of short) {
    const missing = problem.usual - filled(essay)
    const known = mend.get(languageOf(essay)) ?? { jurors: 0, places: 0 }
    mend.set(languageOf(essay), { jurors: Math.max(known.jurors, missing), places: known.places + missing })
  }
  return {
    kind,
    languages: [...new Set([...essays].map(languageOf))].sort(),
    essays: essays.size,
    places,
    filled: [...essays].reduce((sum, essay) => sum + filled(essay), 0),
    missing: short.reduce((sum, essay) => sum + problem.usual - filled(essay), 0),
    fullJurors: full.size,
    capacity: [...full].reduce((sum, juror) => sum + (problem.max[juror] as number), 0),
    mend: [...mend.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([language, need]) => ({ language, ...need })),
  }
}
