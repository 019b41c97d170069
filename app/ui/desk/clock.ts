const tick = 5000
/** A page of text is read without a touch; whoever does nothing for longer has gone away. */
const patience = 120_000

/** Counts the minutes in which somebody reads in this window, rounded to whole ones. */
export function readingClock(onMinute: () => void): { minutes(): number } {
  let seconds = 0
  let touched = Date.now()
  const minutes = () => Math.round(seconds / 60)
  const touch = () => {
    touched = Date.now()
  }
  for (const name of ['keydown', 'pointerdown', 'pointermove', 'scroll']) {
    addEventListener(name, touch, { passive: true, capture: true })
  }
  setInterval(() => {
    if (document.visibilityState === 'hidden' || Date.now() - touched > patience) return
    const before = minutes()
    seconds += tick / 1000
    if (minutes() > before) onMinute()
  }, tick)
  return { minutes }
}
