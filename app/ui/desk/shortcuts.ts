import { element } from '../essay/element.ts'
import type { DeskLabels } from './settings.ts'

const storageKey = 'qarmaq-keys'

/**
 * The rubric by keyboard: digits choose a level of the current criterion, ↑ and ↓ go from criterion to criterion,
 * Escape goes back to the text, Ctrl+Enter saves. In a field that is typed in, only Ctrl+Enter acts. The radio buttons
 * stay what they are: ← and → change a level, as everywhere. Single keys can be turned off (WCAG 2.1.4).
 */
export function addShortcuts(root: HTMLElement, form: HTMLFormElement, labels: DeskLabels): void {
  const criteria = [...form.querySelectorAll('fieldset')].map((group) => ({
    group,
    levels: [...group.querySelectorAll<HTMLInputElement>('input[type=radio]')],
  }))
  const main = form.querySelector<HTMLButtonElement>('button[value=submit]')
  const text = root.querySelector<HTMLElement>('.sheet-of-text')
  let on = readChoice()
  let current = Math.max(
    0,
    criteria.findIndex(({ levels }) => !levels.some(({ checked }) => checked)),
  )
  const help = addHelp(root, labels, on, (chosen) => {
    on = chosen
    show()
  })
  main?.setAttribute('aria-keyshortcuts', 'Control+Enter')
  for (const { levels } of criteria) {
    for (const [at, level] of levels.slice(0, 9).entries()) {
      form.querySelector(`label[for="${level.id}"]`)?.append(element('kbd', { 'aria-hidden': 'true' }, String(at + 1)))
    }
  }
  show()

  function show(): void {
    root.classList.toggle('keys', on)
    for (const [number, { group, levels }] of criteria.entries()) {
      group.classList.toggle('current', on && number === current)
      for (const [at, level] of levels.slice(0, 9).entries()) {
        if (on) level.setAttribute('aria-keyshortcuts', String(at + 1))
        else level.removeAttribute('aria-keyshortcuts')
      }
    }
  }

  function go(number: number): void {
    const there = criteria[number]
    if (!there) return
    current = number
    show()
    const aim = there.levels.find(({ checked }) => checked) ?? there.levels[0]
    aim?.focus()
    there.group.scrollIntoView({ block: 'nearest' })
  }

  function choose(at: number): void {
    const level = criteria[current]?.levels[at]
    if (!level) return
    level.checked = true
    go(current)
    level.dispatchEvent(new Event('input', { bubbles: true }))
  }

  form.addEventListener('focusin', ({ target }) => {
    const at = criteria.findIndex(({ group }) => group.contains(target as Node))
    if (at < 0) return
    current = at
    show()
  })

  document.addEventListener('keydown', (event) => {
    const { key, target } = event
    if (event.isComposing || event.altKey) return
    if (event.ctrlKey || event.metaKey) {
      if (key !== 'Enter' || !main) return
      event.preventDefault()
      main.click()
      return
    }
    if (!on || help.isOpen() || !(target instanceof HTMLElement) || isTypedIn(target)) return
    const inside = criteria.some(({ group }) => group.contains(target))
    if (key === '?') help.open()
    else if (/^[1-9]$/.test(key)) choose(Number(key) - 1)
    else if (key === 'ArrowDown' && inside) go(current + 1)
    else if (key === 'ArrowUp' && inside) go(current - 1)
    else if (key === 'Escape' && form.contains(target)) text?.focus()
    else return
    event.preventDefault()
  })
}

function isTypedIn(target: HTMLElement): boolean {
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName) || isTextInput(target)
}

function isTextInput(target: HTMLElement): boolean {
  return target instanceof HTMLInputElement && !/^(radio|checkbox|button|submit)$/.test(target.type)
}

/** The list of keys stands on the page; with this script it becomes a dialog, which `?` opens. */
function addHelp(root: HTMLElement, labels: DeskLabels, on: boolean, onChange: (on: boolean) => void) {
  const details = root.querySelector<HTMLDetailsElement>('.shortcuts details')
  const body = details?.querySelector('.details-body')
  const dialog = element('dialog', { class: 'help', 'aria-labelledby': 'shortcuts-title' })
  if (!details || !body) return { open() {}, isOpen: () => false }
  const title = details.querySelector('summary')?.textContent ?? ''
  const toggle = element('input', { type: 'checkbox', id: 'shortcuts-on' })
  toggle.checked = on
  toggle.addEventListener('change', () => {
    keepChoice(toggle.checked)
    onChange(toggle.checked)
  })
  const choice = element('div', { class: 'choice' })
  choice.append(toggle, element('label', { for: toggle.id }, labels.keysOn))
  const close = element('button', { type: 'button', class: 'button secondary', autofocus: '' }, labels.close)
  close.addEventListener('click', () => dialog.close())
  body.querySelector('[data-without-script]')?.remove()
  dialog.append(element('h2', { id: 'shortcuts-title' }, title), ...body.childNodes, choice, close)
  const button = element('button', { type: 'button', class: 'button quiet', 'aria-haspopup': 'dialog' }, title)
  button.append(element('kbd', { 'aria-hidden': 'true' }, '?'))
  button.addEventListener('click', open)
  details.replaceWith(button)
  root.append(dialog)
  function open(): void {
    dialog.showModal()
  }
  return { open, isOpen: () => dialog.open }
}

/* Where storage is refused the keys are on. */

function readChoice(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off'
  } catch {
    return true
  }
}

function keepChoice(on: boolean): void {
  try {
    localStorage.setItem(storageKey, on ? 'on' : 'off')
  } catch {
    // It holds for this page.
  }
}
