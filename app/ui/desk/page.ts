import { cleanText } from '#app/core/essay/clean-text.ts'
import { element } from '../essay/element.ts'
import { createSaver, type Saver, type SaverState } from '../essay/saver.ts'
import { readingClock } from './clock.ts'
import type { DeskSettings, ReviewDraft } from './settings.ts'
import { addShortcuts } from './shortcuts.ts'
import { enhanceTextSize } from './text-size.ts'

type Kept = ReviewDraft & { minutes: number }

/** Gives the reading page its keys, and lets a draft save by itself. Without this script it is a form with buttons. */
export function enhanceDesk(root: HTMLElement): void {
  const settings = JSON.parse(root.dataset.desk ?? '') as DeskSettings
  const { labels } = settings
  enhanceTextSize(root)
  const form = root.querySelector('form')
  if (!form) return
  addShortcuts(root, form, labels)

  const versionField = form.elements.namedItem('version') as HTMLInputElement
  const status = element('p', { class: 'saving', role: 'status' })
  form.querySelector('.buttons')?.prepend(status)
  let acked = textOf(settings.stored)
  let saver: Saver | null = null
  let sending = false

  const read = (): ReviewDraft => {
    const data = new FormData(form)
    const words = (name: string) => cleanText(String(data.get(name) ?? ''))
    const scores: Record<string, number> = {}
    for (const [name, value] of data) {
      const number = /^score\.(\d+)$/.exec(name)?.[1]
      if (number) scores[number] = Number(value)
    }
    return { scores, note: words('note'), comment: words('comment') }
  }
  const isUnsaved = () => textOf(read()) !== acked

  if (settings.saveAt) saver = startSaving(settings.saveAt)
  form.addEventListener('input', () => {
    if (saver) saver.touch()
    else status.textContent = isUnsaved() ? labels.unsaved : ''
  })
  window.addEventListener('beforeunload', (event) => {
    if (!sending && isUnsaved()) event.preventDefault()
  })
  const pressed = element('input', { type: 'hidden' })
  window.addEventListener('pageshow', () => {
    sending = false
    pressed.remove()
  })
  form.addEventListener('submit', (event) => {
    if (sending) return
    const { submitter } = event as SubmitEvent
    if (!saver) {
      sending = true
      return
    }
    event.preventDefault()
    void saver.flush().then((state) => {
      // The connection is gone: the page stays with all that is on it. Whatever else is wrong, the server says.
      if (state === 'again' || sending) return
      sending = true
      if (submitter instanceof HTMLButtonElement) {
        pressed.name = submitter.name
        pressed.value = submitter.value
        form.append(pressed)
      }
      form.submit()
    })
  })

  function startSaving(url: string): Saver {
    let sent = acked
    const clock = readingClock(() => made.touch())
    const made = createSaver<Kept>({
      url,
      version: Number(versionField.value),
      stored: { ...settings.stored, minutes: 0 },
      read: () => ({ ...read(), minutes: clock.minutes() }),
      isSame: (a, b) => a.minutes === b.minutes && textOf(a) === textOf(b),
      content(draft, before) {
        sent = textOf(draft)
        return { ...draft, minutes: draft.minutes - before.minutes }
      },
      report(state, reason) {
        if (state === 'saved') {
          versionField.value = String(made.version())
          acked = sent
        }
        tell(state, reason)
      },
    })
    window.addEventListener('online', () => void made.flush())
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') made.leave()
    })
    window.addEventListener('pagehide', () => {
      if (!sending) made.leave()
    })
    // A refused form shows what was typed: it is not stored yet.
    if (made.isDirty()) made.touch()
    return made
  }

  function tell(state: SaverState, reason?: string): void {
    const another = reason === 'changed' || reason === 'submitted'
    const said = {
      saving: labels.saving,
      saved: labels.saved,
      late: labels.saved,
      again: navigator.onLine ? labels.again : labels.offline,
      ended: labels.ended,
      huge: labels.refused,
      beside: labels.changed,
      closed: another ? labels.changed : labels.over,
    }[state]
    status.textContent = said.replace('#', new Date().toTimeString().slice(0, 5))
    status.classList.toggle('problem', state !== 'saved' && state !== 'saving')
    if (state === 'ended') link(labels.signIn, settings.signInAt)
    if (another) link(labels.open, settings.pageAt)
  }

  /** Opens beside this page, which holds what was typed. */
  function link(text: string, href: string): void {
    status.append(' ', element('a', { href, target: '_blank' }, text))
  }
}

const textOf = ({ scores, note, comment }: ReviewDraft) => JSON.stringify([scores, note, comment])
