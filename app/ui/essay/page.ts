import { cleanText } from '#app/core/essay/clean-text.ts'
import { countWords } from '#app/core/essay/count-words.ts'
import { diffText } from '#app/core/essay/patch-text.ts'
import type { Draft } from './draft.ts'
import { element } from './element.ts'
import type { EssaySettings } from './labels.ts'
import { addLetters } from './letters.ts'
import { localCopy } from './local-copy.ts'
import { offerRich } from './rich.ts'
import { createSaver, type SaverState } from './saver.ts'

/** Makes the essay page count, offer letters, and save by itself. Without this script it is a form with a button. */
export function enhanceEssay(root: HTMLElement): void {
  const form = root.closest('form')
  const area = root.querySelector('textarea')
  if (!form || !area) return
  const { labels, ...settings } = JSON.parse(root.dataset.essay ?? '') as EssaySettings
  const versionField = form.elements.namedItem('version') as HTMLInputElement
  const language = () => String(new FormData(form).get('language') ?? '')
  const read = (): Draft => ({ body: cleanText(area.value), language: language() })
  // A refused form shows what was typed, and a browser that comes back fills in what was there: neither is stored.
  const stored: Draft = settings.stored ?? {
    body: cleanText(area.defaultValue),
    language: form.querySelector<HTMLInputElement>('[name=language][checked]')?.value ?? '',
  }

  const status = element('p', { class: 'saving', role: 'status' })
  const counter = element('p', { class: 'counter', 'aria-live': 'off' })
  area.after(counter, status)
  addLetters(area, labels.letters, labels.capitals)
  const rich = labels.rich && offerRich(root, area, labels.rich)
  const count = () => {
    counter.textContent = labels.words.replace('#', String(countWords(area.value)))
  }
  count()
  // Says the same about what was stored when the page was made.
  form.querySelector('[data-plain]')?.remove()

  const copy = localCopy(settings.application, settings.ownPhone)
  let copied = true
  const saver = createSaver({
    url: settings.saveAt,
    version: Number(versionField.value),
    stored,
    read,
    isSame: (a, b) => a.body === b.body && a.language === b.language,
    content({ body, language }, acked, whole) {
      // The rich editor's document while it is open: what is sent whole is sent as that.
      const document = rich?.document()
      const all = document ? { document } : { body }
      return { language, ...(whole ? all : diffText(acked.body, body)) }
    },
    report(state) {
      if (state === 'saved' || state === 'late') {
        versionField.value = String(saver.version())
        if (!saver.isDirty()) copy.forget()
      }
      tell(state)
    },
  })

  function tell(state: SaverState): void {
    const said = state === 'again' && !navigator.onLine ? labels.offline : labels[state]
    status.textContent = said.replace('#', new Date().toTimeString().slice(0, 5))
    status.classList.toggle('problem', state !== 'saved' && state !== 'saving')
    if (state === 'ended') link(labels.signIn, settings.signInAt)
    if (state === 'beside') link(labels.other, settings.otherAt)
  }

  /** Opens beside this page, which holds the text. */
  function link(text: string, href: string): void {
    status.append(' ', element('a', { href, target: '_blank' }, text))
  }

  copy.sweep()
  const kept = copy.find()
  if (kept && kept.body !== read().body && kept.body !== stored.body) offer(kept)
  else copy.forget()

  function offer(found: Draft & { at: number }): void {
    const box = element('div', { class: 'notification warn', role: 'alert' })
    const time = new Date(found.at).toLocaleString([], { dateStyle: 'short', timeStyle: 'short' })
    const restore = element('button', { type: 'button', class: 'button secondary' }, labels.restore)
    const discard = element('button', { type: 'button', class: 'button secondary' }, labels.discard)
    const text = element('p', { class: 'pre' }, `${found.body.slice(0, 160)}…`)
    box.append(element('p', {}, labels.found.replace('#', time)), text, restore, ' ', discard)
    root.prepend(box)
    restore.addEventListener('click', () => {
      box.remove()
      if (!area) return
      area.value = found.body
      area.dispatchEvent(new Event('input', { bubbles: true }))
      area.focus()
    })
    discard.addEventListener('click', () => {
      box.remove()
      copy.forget()
    })
  }

  if (saver.isDirty()) saver.touch()

  form.addEventListener('input', () => {
    count()
    copied = copy.keep(read())
    saver.touch()
  })
  window.addEventListener('online', () => void saver.flush())
  window.addEventListener('offline', () => tell('again'))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') saver.leave()
  })
  window.addEventListener('pagehide', () => saver.leave())

  let sending = false
  window.addEventListener('beforeunload', (event) => {
    // A copy on a phone of their own is offered again; on a borrowed one it goes with the tab.
    if (!sending && saver.isDirty() && !(settings.ownPhone && copied)) event.preventDefault()
  })
  // The button sends the form once the text is safe: when the connection is gone, the page and its text stay.
  form.addEventListener('submit', (event) => {
    if (sending) return
    event.preventDefault()
    const { submitter } = event as SubmitEvent
    void saver.flush().then((state) => {
      // Whatever else is wrong, the server's own page says it and keeps the text.
      if (state === 'again') return
      const stay = submitter instanceof HTMLButtonElement && submitter.value === 'stay'
      if (state === 'saved' && settings.nextAt !== null) {
        // The server has it: nothing is sent a second time.
        if (!stay) location.assign(settings.nextAt)
        return
      }
      sending = true
      mark('window', saver.window)
      mark('step', String(saver.nextStep()))
      if (submitter instanceof HTMLButtonElement) mark(submitter.name, submitter.value)
      form.submit()
    })
  })

  window.addEventListener('pageshow', () => {
    sending = false
  })

  function mark(name: string, value: string): void {
    form?.append(element('input', { type: 'hidden', name, value }))
  }
}
