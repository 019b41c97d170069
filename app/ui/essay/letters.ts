import { element } from './element.ts'

const letters = 'әғқңөұүһі'

/** The letters that many keyboards lack, in a row that stays above the keyboard. Undo takes back what it put in. */
export function addLetters(area: HTMLTextAreaElement, label: string, capitals: string): void {
  const row = element('div', { class: 'letters', role: 'group', 'aria-label': label })
  const buttons = [...letters].map((letter) => element('button', { type: 'button' }, letter))
  const shift = element('button', { type: 'button', 'aria-pressed': 'false', 'aria-label': capitals }, '⇧')
  row.append(...buttons, shift)
  // The text area keeps the focus, so that the phone's keyboard stays open.
  row.addEventListener('pointerdown', (event) => event.preventDefault())
  const large = (on: boolean) => {
    shift.setAttribute('aria-pressed', String(on))
    for (const [at, button] of buttons.entries()) {
      const letter = letters.charAt(at)
      button.textContent = on ? letter.toUpperCase() : letter
    }
  }
  shift.addEventListener('click', () => large(shift.getAttribute('aria-pressed') !== 'true'))
  for (const button of buttons) {
    button.addEventListener('click', () => {
      insert(area, button.textContent ?? '')
      large(false)
    })
  }
  area.after(row)
}

function insert(area: HTMLTextAreaElement, letter: string): void {
  // The rich editor keeps the focus itself.
  if (!area.hidden) area.focus()
  // Deprecated and without a successor: the only way that the browser's undo knows of.
  if (document.execCommand('insertText', false, letter)) return
  area.setRangeText(letter, area.selectionStart, area.selectionEnd, 'end')
  area.dispatchEvent(new Event('input', { bubbles: true }))
}
