import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Nothing of the page lies beside what its window is wide. */
export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const { overflow, outside } = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    const outside = [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > clientWidth + 0.5)
      .map((one) => `${one.tagName.toLowerCase()}.${one.className} ${one.textContent?.trim().slice(0, 30)}`)
    return { overflow: scrollWidth - clientWidth, outside: outside.slice(-3) }
  })
  expect(overflow, `${page.url()} scrolls sideways, see ${outside.join(' | ')}`).toBeLessThanOrEqual(0)
}
