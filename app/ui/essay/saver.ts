/** `again`: the connection or the server failed and it will be tried again. */
export type SaverState = 'saving' | 'saved' | 'late' | 'beside' | 'again' | 'ended' | 'closed' | 'huge'

export interface SaverOptions<Draft> {
  url: string
  version: number
  /** what the server has now */
  stored: Draft
  read(): Draft
  isSame(a: Draft, b: Draft): boolean
  /**
   * What is sent of a draft beside the version and the window.
   * @param acked what the server has
   * @param whole the server cannot use a change alone
   */
  content(draft: Draft, acked: Draft, whole: boolean): object
  /** @param reason the server's word for a refusal */
  report(state: SaverState, reason?: string): void
}

export interface Saver {
  /** the name of this window, and its next step, for the form's own way */
  window: string
  nextStep(): number
  version(): number
  isDirty(): boolean
  /** something was typed */
  touch(): void
  /** saves now and says how that went; how it went last when there was nothing to save */
  flush(): Promise<SaverState>
  /** the page goes away: a last small request that outlives it */
  leave(): void
}

/** While somebody types, at most this long passes before it is sent. */
const pause = 3000
const longestDelay = 60_000

/**
 * Keeps the server's copy up to date, one request at a time and each no larger than what has changed. A failure is
 * tried again after a pause that doubles, spread at random so that a class of phones does not knock at once.
 */
export function createSaver<Draft>(options: SaverOptions<Draft>): Saver {
  const name = randomId()
  let { version } = options
  let acked = options.stored
  let step = 0
  let failures = 0
  let whole = false
  let beside = false
  let stopped = false
  let timer = 0
  let running: Promise<SaverState> | null = null
  let left: Draft | null = null
  let stands: SaverState = 'saved'

  const isDirty = () => !options.isSame(options.read(), acked)

  function request(draft: Draft): string {
    step += 1
    return JSON.stringify({ version, window: name, step, ...options.content(draft, acked, whole || beside) })
  }

  async function send(): Promise<SaverState> {
    const draft = options.read()
    const content = request(draft)
    options.report('saving')
    const abort = new AbortController()
    // 10 s of patience, and what a connection of 40 kbit/s needs for the body.
    const patience = setTimeout(() => abort.abort(), 10_000 + content.length / 2)
    try {
      const answer = await fetch(options.url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: content,
        signal: abort.signal,
      })
      const said = answer.ok || answer.status === 409 ? await answer.json() : {}
      if (said.reason === 'whole' && !whole) {
        whole = true
        return await send()
      }
      return settle(draft, answer.status, said)
    } catch {
      return failed('again')
    } finally {
      clearTimeout(patience)
    }
  }

  function settle(
    draft: Draft,
    status: number,
    said: { version?: number; beside?: boolean; late?: boolean; reason?: string },
  ): SaverState {
    if (status === 200) {
      acked = draft
      failures = 0
      whole = false
      version = said.version ?? version
      beside = said.beside === true
      if (isDirty()) plan(beside ? 10 * pause : pause)
      stands = beside ? 'beside' : said.late ? 'late' : 'saved'
      return report(stands)
    }
    if (status === 401 || status === 403) return failed('ended')
    if (status === 413 || status === 422) return failed('huge')
    if (status === 404 || status === 409) {
      stopped = true
      return report('closed', said.reason)
    }
    return failed('again')
  }

  function report(state: SaverState, reason?: string): SaverState {
    options.report(state, reason)
    return state
  }

  function failed(state: SaverState): SaverState {
    failures += 1
    plan(Math.min(longestDelay, pause * 2 ** failures) * (0.5 + Math.random()))
    return report(state)
  }

  function plan(delay: number): void {
    clearTimeout(timer)
    timer = window.setTimeout(() => void run(), delay)
  }

  function run(): Promise<SaverState> {
    clearTimeout(timer)
    timer = 0
    if (stopped) return Promise.resolve('closed')
    running ??= (isDirty() ? send() : Promise.resolve(stands)).finally(() => {
      running = null
    })
    return running
  }

  return {
    window: name,
    nextStep: () => step + 1,
    version: () => version,
    isDirty,
    touch() {
      if (!timer && !running && !stopped) plan(beside ? 10 * pause : pause)
    },
    async flush() {
      const state = await run()
      // One that was under way may have carried an older text.
      return state === 'saved' && isDirty() ? run() : state
    },
    leave() {
      const draft = options.read()
      if (stopped || !isDirty() || (left && options.isSame(draft, left))) return
      left = draft
      fetch(options.url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: request(draft),
        keepalive: true,
      }).catch(() => undefined)
    },
  }
}

/** A version 4 UUID; crypto.randomUUID is missing in older browsers and over plain HTTP. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 15) | 64
  bytes[8] = ((bytes[8] ?? 0) & 63) | 128
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
