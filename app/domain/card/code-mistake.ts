import { type CodeMistake, codeMistake } from '#app/core/blinding/code-mistake.ts'

export type { CodeMistake }

/** What is mistyped in a code, as far as its symbols tell; null for one that reads. Asks nobody whether it exists. */
export const mistakeOf = (typed: string): CodeMistake | null => codeMistake(typed)
