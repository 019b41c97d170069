import type { Draft } from './draft.ts'

const longest = 72 * 3_600_000

type Kept = Draft & { at: number }

/**
 * A copy on the phone of what the server does not have yet. On a phone of their own it stays up to 72 hours; on a
 * borrowed one it belongs to this tab and goes with it. Where storage is refused or full there is no copy.
 */
export function localCopy(application: string, ownPhone: boolean) {
  const key = `qarmaq:${application}`
  const storage = () => (ownPhone ? localStorage : sessionStorage)
  const quietly = <T>(run: () => T): T | null => {
    try {
      return run()
    } catch {
      return null
    }
  }
  return {
    keep: (draft: Draft) =>
      quietly(() => storage().setItem(key, JSON.stringify({ ...draft, at: Date.now() } satisfies Kept))) !== null,
    forget: () => quietly(() => storage().removeItem(key)),
    find: (): Kept | null =>
      quietly(() => {
        const kept = JSON.parse(storage().getItem(key) ?? 'null') as Kept | null
        if (kept && Date.now() - kept.at < longest) return kept
        storage().removeItem(key)
        return null
      }),
    /** Copies of any application that are too old, and all of them on a phone that is not their own. */
    sweep: () =>
      quietly(() => {
        for (const name of Object.keys(localStorage)) {
          if (!name.startsWith('qarmaq:')) continue
          const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Kept | null
          if (!ownPhone || !kept || Date.now() - kept.at >= longest) localStorage.removeItem(name)
        }
      }),
  }
}
