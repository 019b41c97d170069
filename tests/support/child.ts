import { expect } from 'vitest'
import type { Client, TestApp } from './client.ts'

export const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

export const words = (count: number, word = 'сөз') => Array.from({ length: count }, (_, at) => `${word}${at}`).join(' ')

type Fields = Record<string, string | string[]>

/** Starts an application in a browser without script. */
export async function beginAs(app: TestApp, slug: string, pin = '482915'): Promise<Client & { code: string }> {
  const child = app.client()
  const page = await child.get(`/kk/apply/${slug}`)
  const started = await child.post(`/kk/apply/${slug}`, {
    startKey: hidden(page.html, 'startKey'),
    pin,
    pinAgain: pin,
  })
  expect(started.location).toBe('/kk/application/code')
  const code = /translate="no">([0-9A-Z-]{11})</.exec((await child.get('/kk/application/code')).html)?.[1] ?? ''
  return { ...child, code }
}

/** Opens a section's page, posts the fields with the version that it carried, and returns the answer. */
export async function fillSection(child: Client, path: string, fields: Fields) {
  const page = await child.get(`/kk/application${path}`)
  expect(page.status, path).toBe(200)
  const carried = Object.fromEntries(
    ['version', 'textVersion', 'region']
      .map((name) => [name, hidden(page.html, name)] as const)
      .filter(([, value]) => value !== ''),
  )
  return child.post(`/kk/application${path.split('?')[0]}`, { version: '', ...carried, ...fields })
}

export const childFields = {
  '/about': {
    familyName: 'Сейітова',
    givenName: 'Айгүл',
    patronymic: '',
    birthDateDay: '27',
    birthDateMonth: '3',
    birthDateYear: '2011',
  },
  '/school': { school: '№ 12 орта мектеп', grade: '8' },
  '/place': { region: '310000000' },
  '/place/district?region=310000000': { region: '310000000', district: '316600000', village: 'Төле би' },
  '/contact': { phone: '8 701 555 01 23', email: '' },
  '/groups': { groups: ['large-family'] },
  '/consent': {
    guardianName: 'Сейітова Гүлнар',
    guardianRelation: 'mother',
    guardianAgrees: 'yes',
    childAgrees: 'yes',
  },
  '/essay': { language: 'kk', body: words(120), intent: 'go' },
} as const satisfies Record<string, Fields>

export type SectionPath = keyof typeof childFields

/** Fills in every section but the ones left out; `changed` replaces single answers. */
export async function fillApplication(
  child: Client,
  { changed = {}, without = [] }: { changed?: Partial<Record<SectionPath, Fields>>; without?: SectionPath[] } = {},
): Promise<void> {
  for (const [path, fields] of Object.entries(childFields) as [SectionPath, Fields][]) {
    if (without.includes(path)) continue
    const answer = await fillSection(child, path, { ...fields, ...changed[path] })
    expect(answer.status, `${path}: ${answer.html.match(/error-summary[\s\S]{0,400}/)?.[0]}`).toBe(302)
  }
}

export async function submitAs(child: Client) {
  const page = await child.get('/kk/application/check')
  return child.post('/kk/application/check', {
    submitKey: hidden(page.html, 'submitKey'),
    version: hidden(page.html, 'version'),
    essayVersion: hidden(page.html, 'essayVersion'),
  })
}
