import type { RichLabels } from './rich.ts'

/** Everything that the script of the essay page says, in the page's language; it travels in a data attribute. */
export type EssayLabels = {
  /** `#` stands for the number of words */
  words: string
  letters: string
  capitals: string
  saving: string
  /** `#` stands for the time of day */
  saved: string
  offline: string
  again: string
  ended: string
  signIn: string
  closed: string
  late: string
  beside: string
  other: string
  huge: string
  found: string
  restore: string
  discard: string
  /** null where no rich editor is offered */
  rich: RichLabels | null
}

/** What the page gives to its script. */
export type EssaySettings = {
  labels: EssayLabels
  saveAt: string
  signInAt: string
  otherAt: string
  /** where the way goes on once the text is stored; null when the button does more than store it */
  nextAt: string | null
  /** names the copy on the phone */
  application: string
  ownPhone: boolean
  /** when the page shows something else than what is stored */
  stored: { body: string; language: string } | null
}
