import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'

/**
 * Reads a JSON file; `-` is standard input.
 * @param fail ends the command; what cannot be read or is no JSON is told like any other flaw
 */
export async function readJsonFile(path: string, fail: (message: string) => never): Promise<unknown> {
  const named = path === '-' ? 'standard input' : path
  let content: string
  try {
    content = path === '-' ? await text(process.stdin) : await readFile(path, 'utf8')
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return fail(`there is no file ${path}`)
    if (code === 'EISDIR') return fail(`${path} is a folder`)
    if (/TOO_LARGE|TOO_LONG/.test(code) || error instanceof RangeError) return fail(`${named} is too large to be read`)
    return fail(`${named} cannot be read (${code || String(error)})`)
  }
  const json = content.replace(/^\uFEFF/, '')
  if (json.trim() === '') return fail(`$: ${named} is empty`)
  try {
    return JSON.parse(json)
  } catch (error) {
    return fail(`$: ${named} is no JSON (${error instanceof Error ? error.message : String(error)})`)
  }
}
