/** Card codes as they are shown, for pages, which do not reach into core. */
export { formatCode } from '#app/core/blinding/code.ts'
