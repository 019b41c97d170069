import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { locales } from '#app/i18n/locales.ts'
import { namespaces } from '#app/i18n/namespaces.ts'

const root = process.cwd()
const plural = /_(zero|one|two|few|many|other)$/

function flatten(value: unknown, prefix: string, into: Map<string, string>): Map<string, string> {
  if (typeof value === 'string') into.set(prefix, value)
  else
    for (const [key, below] of Object.entries(value as object)) flatten(below, prefix ? `${prefix}.${key}` : key, into)
  return into
}

const texts = new Map(
  locales.map((locale) => {
    const all = new Map<string, string>()
    for (const namespace of namespaces) {
      const file = join(root, 'locales', locale, `${namespace}.json`)
      for (const [key, text] of flatten(JSON.parse(readFileSync(file, 'utf8')), '', new Map())) {
        all.set(`${namespace}:${key}`, text)
      }
    }
    return [locale, all] as const
  }),
)
const of = (locale: (typeof locales)[number]) => texts.get(locale) ?? new Map<string, string>()

const sources = ['app', 'db/seed'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name)
      return { file: file.slice(root.length + 1), text: readFileSync(file, 'utf8') }
    }),
)

/** Keys named whole, and the beginnings of those put together: `contest:state.${…}` gives `contest:state.`. */
const named = new Set<string>()
const begun: { head: string; tail: string }[] = []
for (const { text } of sources) {
  for (const [, key = ''] of text.matchAll(/['"`]([a-z]+:[\w.-]*[\w-])['"`]/gi)) named.add(key)
  for (const [, head = '', tail = ''] of text.matchAll(/[`]([a-z]+:[\w.-]*)\$\{[^`]*?\}([\w.-]*)`/gi))
    begun.push({ head, tail })
}

const used = (key: string) =>
  named.has(key) ||
  begun.some(({ head, tail }) => key.startsWith(head) && key.endsWith(tail) && key.length > head.length)

describe('locale files', () => {
  it('have exactly the namespaces of the list', () => {
    for (const locale of locales) {
      const found = readdirSync(join(root, 'locales', locale)).sort()
      expect(found).toEqual(namespaces.map((namespace) => `${namespace}.json`).sort())
    }
  })

  it('have the same keys in every language, plural forms aside', () => {
    const bare = (locale: (typeof locales)[number]) =>
      [...new Set([...of(locale).keys()].map((key) => key.replace(plural, '')))].sort()
    for (const locale of locales) expect(bare(locale), locale).toEqual(bare('kk'))
  })

  it('have exactly the plural categories of each language', () => {
    for (const locale of locales) {
      const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.slice().sort()
      const groups = new Map<string, string[]>()
      for (const key of of(locale).keys()) {
        const form = plural.exec(key)?.[1]
        if (form) groups.set(key.replace(plural, ''), [...(groups.get(key.replace(plural, '')) ?? []), form])
      }
      for (const [key, forms] of groups) expect(forms.sort(), `${locale} ${key}`).toEqual(categories)
    }
  })

  it('have the same placeholders in every language', () => {
    const placeholders = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name).sort()
    for (const [key, text] of of('kk')) {
      for (const locale of locales) {
        for (const [other, translated] of of(locale)) {
          if (other.replace(plural, '') !== key.replace(plural, '')) continue
          const [mine, theirs] = [placeholders(text), placeholders(translated)].map(
            (names) => new Set(names.filter((name) => name !== 'count')),
          )
          expect([...(theirs ?? [])], `${locale} ${other}`).toEqual([...(mine ?? [])])
        }
      }
    }
  })

  it('have no empty text and no text left in another language', () => {
    const kazakh = /[әғқңөұүһі]/i
    for (const locale of locales)
      for (const [key, text] of of(locale)) expect(text.trim(), `${locale} ${key}`).not.toBe('')
    const allowed = /Қармақ|Балаларға|Шу ауданы|Қазақша|ә|Абай|Қ/
    const wrong = [...of('ru')].filter(([, text]) => kazakh.test(text) && !allowed.test(text)).map(([key]) => key)
    expect(wrong).toEqual([])
    const cyrillic = [...of('en')].filter(([, text]) => /[а-яё]/i.test(text) && !allowed.test(text)).map(([key]) => key)
    expect(cyrillic).toEqual([])
  })

  it('hold every key that the program names, and nothing that it does not', () => {
    const known = new Set([...of('kk').keys()].map((key) => key.replace(plural, '')))
    const prefixes = namespaces.map((namespace) => `${namespace}:`)
    const missing = [...named].filter((key) => prefixes.some((prefix) => key.startsWith(prefix)) && !known.has(key))
    expect(missing.sort()).toEqual([])
    expect([...known].filter((key) => !used(key)).sort()).toEqual([])
  })

  it('never glue a Kazakh ending to a value', () => {
    // «2-орын» is a word of its own; «Шу-да» or «Айгүлге» would have to follow vowel harmony.
    const ending = 'ға|ге|қа|ке|да|де|та|те|дан|ден|нан|нен|тан|тен|ның|нің|дың|дің|тың|тің|ды|ді|ты|ті|ны|ні'
    const glued = new RegExp(`\\}\\}(?:-(?:${ending})(?![а-яәғқңөұүһі])|[а-яәғқңөұүһі])`, 'i')
    expect([...of('kk')].filter(([, text]) => glued.test(text)).map(([key]) => key)).toEqual([])
  })

  it('never call blind scoring «соқыр» nor a child «мүгедек»', () => {
    const wrong = locales.flatMap((locale) =>
      [...of(locale)]
        .filter(([, text]) => /соқыр|мүгедек(?!тік|тіг|ті )|инвалид(?!ност)/i.test(text))
        .map(([key]) => `${locale} ${key}`),
    )
    expect(wrong).toEqual([])
  })
})

describe('JSX', () => {
  it('holds no literal text', () => {
    const wrong: string[] = []
    for (const { file, text } of sources.filter(
      ({ file }) => file.endsWith('.tsx') && !file.endsWith('styleguide.tsx'),
    )) {
      const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
      const visit = (node: ts.Node): void => {
        if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) wrong.push(`${file}: ${node.text.trim()}`)
        if (ts.isJsxAttribute(node) && node.initializer && ts.isStringLiteral(node.initializer)) {
          const name = node.name.getText()
          if (
            /^(aria-label|title|alt|placeholder|label|hint|legend|lead|caption)$/.test(name) &&
            /\p{L}/u.test(node.initializer.text)
          ) {
            wrong.push(`${file}: ${name}="${node.initializer.text}"`)
          }
        }
        ts.forEachChild(node, visit)
      }
      visit(source)
    }
    expect(wrong).toEqual([])
  })
})
