/** Runs what it is given, at most `places` at once; the others wait in order. */
export function inTurns(places: number): <T>(run: () => Promise<T>) => Promise<T> {
  let free = places
  const waiting: (() => void)[] = []
  return async (run) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await run()
    } finally {
      // The place is handed on, never set free in between: a newcomer could not be told from the one whose turn it is.
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
