import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { conductVersion } from '#app/domain/training/conduct.ts'

/** Every wording that jurors have accepted, by its version: the newest is the one in the locale files. */
const wordings = ['cbddeec41e3f2df9']

it('a changed code of conduct has a new version, so that every juror is asked again', () => {
  const words = ['kk', 'ru', 'en'].map((language) => {
    const file = new URL(`../../../../locales/${language}/jury.json`, import.meta.url)
    const texts = JSON.parse(readFileSync(file, 'utf8')) as { conduct: { rule: Record<string, string> } }
    return Object.entries(texts.conduct.rule)
  })
  const hash = createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 16)
  expect({ version: conductVersion, hash }).toEqual({ version: wordings.length, hash: wordings.at(-1) })
})
