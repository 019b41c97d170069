import { plainStructure } from '#app/core/document/plain-structure.ts'

/**
 * An essay as others read it: whoever makes it anonymous, the jury, and the child before submitting. Emphasis is the
 * writer's own; it neither helps those who had the rich editor nor hides a name inside a word.
 */
export const plainEssay = (body: string): string => plainStructure(body)
