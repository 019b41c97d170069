import type { RequestListener } from 'node:http'
import axe, { type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectNoSidewaysScrolling } from './sideways-scrolling.ts'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * The rules of these tags that look at wordings or at the room they take. What all others look at is part of a page's
 * shape: elements, their attributes, and which texts and labels are there at all.
 */
const rulesOnWordings = [
  'frame-title-unique',
  'image-redundant-alt',
  'landmark-unique',
  'link-in-text-block',
  'scrollable-region-focusable',
  'table-duplicate-name',
  'target-size',
]
const sortedFor = '4.13.0'
if (axe.version !== sortedFor) throw new Error(`axe ${axe.version} is new: which of its rules look at wordings?`)

export const axeAddress = '/axe.js'

/**
 * Serves axe beside the product. Sent through the debugger's pipe, its half megabyte costs three times as much as the
 * page itself; as a script it is read from the browser's cache, compiled already.
 */
export function withAxe(product: RequestListener): RequestListener {
  return (request, response) => {
    if (request.url !== axeAddress) return product(request, response)
    const headers = { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'max-age=86400' }
    response.writeHead(200, headers).end(axe.source)
  }
}

async function expectNothingFound(page: Page, options: RunOptions): Promise<void> {
  await page.evaluate(
    (address) =>
      new Promise<void>((resolve, reject) => {
        if ('axe' in window) return resolve()
        const script = document.createElement('script')
        script.onload = () => {
          script.remove()
          resolve()
        }
        script.onerror = () => reject(new Error('axe did not load'))
        script.src = address
        document.head.append(script)
      }),
    axeAddress,
  )
  const found = await page.evaluate(
    async (options) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, options)
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
    },
    { ...options, resultTypes: ['violations'] } satisfies RunOptions,
  )
  expect(found, page.url()).toEqual([])
}

/** axe finds nothing against WCAG 2.2 A and AA, and the page does not scroll sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNothingFound(page, { runOnly: tags })
  await expectNoSidewaysScrolling(page)
}

/** The colours of the dark scheme suffice too, on a page that `expectAccessible` has seen in the light one. */
export async function expectAccessibleInTheDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expectNothingFound(page, { runOnly: ['color-contrast', 'link-in-text-block'] })
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' })
}

/**
 * Like `expectAccessible`, and much cheaper where the page differs in its wordings alone from one that has passed.
 * @param passed the shape of that page
 */
export async function expectAccessibleWordings(page: Page, passed: string): Promise<void> {
  if ((await shapeOf(page)) !== passed) return expectAccessible(page)
  await expectNothingFound(page, { runOnly: rulesOnWordings })
  await expectNoSidewaysScrolling(page)
}

/**
 * All that axe looks at but the wordings: the same in each language, as long as the template is.
 * The switch between languages is left out: it marks another entry in each of them.
 */
export function shapeOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    // `d` and `viewBox` draw a code that has the address in it, and places stand in the order of their names.
    const wordings =
      /^(aria-label|aria-description|aria-valuetext|alt|title|placeholder|value|content|label|data-.*|d|viewBox)$/
    const inLanguage = /^(kk|ru|en)$|(?<=^\/|^https?:\/\/[^/]+\/)(kk|ru|en)(?=[/?#]|$)/
    const lines: string[] = []
    const there = (text: string | null) => (text?.trim() ? '…' : '')
    const walk = (node: Node) => {
      if (node instanceof Text) {
        const mark = there(node.data)
        if (mark && lines.at(-1) !== mark) lines.push(mark)
      }
      if (!(node instanceof Element) || node.matches('nav.languages')) return
      const attributes = [...node.attributes]
        .filter(({ name }) => name !== 'selected')
        .map(({ name, value }) => `${name}=${wordings.test(name) ? there(value) : value.replace(inLanguage, ':lang')}`)
      lines.push(`<${node.localName} ${attributes.join(' ')}>`)
      if (!node.matches('script, style')) for (const child of node.childNodes) walk(child)
      lines.push(`</${node.localName}>`)
    }
    walk(document.documentElement)
    return lines.join('\n')
  })
}
