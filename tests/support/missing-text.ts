import { namespaces } from '#app/i18n/namespaces.ts'

const missing = new RegExp(`\\b(?:${namespaces.join('|')}):[a-z][A-Za-z]+\\b(?:[.-]\\w+)*|‹\\w+\\?›`, 'g')

/** Where a document shows a key that has no text, or a place in a text that got no value. */
export function missingText(html: string): string[] {
  return [...new Set(html.match(missing) ?? [])]
}
