/**
 * Which wording of the code of conduct stands in the locale files. Whoever changes the wording counts it up: then every
 * juror is asked once more, and what was accepted before stays on record.
 */
export const conductVersion = 1
