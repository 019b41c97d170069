/** Everything that the script of the reading page says, in the page's language. */
export type DeskLabels = {
  saving: string
  /** `#` stands for the time of day */
  saved: string
  unsaved: string
  offline: string
  again: string
  ended: string
  signIn: string
  over: string
  changed: string
  open: string
  refused: string
  keysOn: string
  close: string
}

/** What a juror gives to an essay: criterion's number -> level, and words. */
export type ReviewDraft = { scores: Record<string, number>; note: string; comment: string }

/** What the page gives to its script. */
export type DeskSettings = {
  labels: DeskLabels
  /** null once the review was handed in: from then on only the button changes it */
  saveAt: string | null
  signInAt: string
  pageAt: string
  /** what the server has; a refused form shows something else */
  stored: ReviewDraft
}
