import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = process.cwd()

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort()
}

const files = [...filesBelow('app'), ...filesBelow('db')]
const text = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))

/** The modules that a file names, project paths resolved: `app/core/essay/count-words.ts`, `zod`, `node:crypto`. */
function importsOf(file: string): string[] {
  const found = (text.get(file) ?? '').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)
  return [...found]
    .filter(([, name = '']) => /^[\w@#./-]+$/.test(name))
    .map(([, name = '']) => {
      if (name.startsWith('#')) return name.slice(1)
      if (name.startsWith('.')) return join(file, '..', name)
      return name
    })
}

type Layer = { of: RegExp; may: RegExp; but?: RegExp }

const anyPackage = /^(?!app\/|db\/|tests\/|locales\/|remix\.config)/
const remixOrReact = /^(@remix-run\/|react|i18next|express)/

/** The table of HOUSE, one row a layer: what it may import, and what of that it may not. */
const layers: Layer[] = [
  { of: /^app\/core\//, may: /^app\/core\// },
  {
    of: /^app\/domain\//,
    may: new RegExp(`^app/core/|^app/domain/|^db/queries/|^db/schema|${anyPackage.source}`),
    but: remixOrReact,
  },
  {
    of: /^db\/queries\//,
    may: /^db\/schema|^kysely$|^app\/core\//,
  },
  {
    of: /^app\/files\//,
    may: new RegExp(`^app/files/|^app/domain/file/file-store|^app/env|${anyPackage.source}`),
    but: remixOrReact,
  },
  { of: /^app\/pdf\//, may: new RegExp(`^app/pdf/|${anyPackage.source}`), but: remixOrReact },
  {
    of: /^app\/http\//,
    may: new RegExp(`^app/(http|domain|i18n|pdf|env|services)|^db/(client|ready)\\.server|${anyPackage.source}`),
  },
  {
    of: /^app\/ui\//,
    may: /^app\/(ui|i18n|core)\/|^react$|^react-dom|^@remix-run\/react$|^@tiptap\/|^d3-|^topojson-client$/,
    but: /\.server\.ts$/,
  },
  {
    of: /^app\/routes\//,
    may: new RegExp(`^app/(routes|http|domain|ui|i18n)/|${anyPackage.source}`),
    but: /^(kysely|pg|lucia)$/,
  },
  {
    of: /^app\/(jobs|cli)\//,
    may: new RegExp(
      `^app/(?!core/|routes/)|^db/(migrate|embedded\\.server|client\\.server|ready\\.server|seed/|reference/)|${anyPackage.source}`,
    ),
  },
]

describe('architecture', () => {
  it('lets each layer import only what the table allows', () => {
    const wrong: string[] = []
    for (const file of files) {
      const layer = layers.find(({ of }) => of.test(file))
      if (!layer) continue
      const typesOnly = new Set(
        [...(text.get(file) ?? '').matchAll(/import type [^;]*?from '([^']+)'/gs)].map(([, name = '']) =>
          name.startsWith('#') ? name.slice(1) : name.startsWith('.') ? join(file, '..', name) : name,
        ),
      )
      for (const name of importsOf(file)) {
        const allowed = layer.may.test(name) && !layer.but?.test(name)
        // A type leaves nothing in the program: the presenter's shape or the translator may be named.
        if (!allowed && !(typesOnly.has(name) && !/^app\/core/.test(file))) wrong.push(`${file} imports ${name}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('keeps a route of one audience away from the others', () => {
    const wrong = files
      .filter((file) => file.startsWith('app/routes/'))
      .flatMap((file) =>
        importsOf(file)
          .filter((name) => name.startsWith('app/routes/') && name.split('/')[2] !== file.split('/')[2])
          .map((name) => `${file} imports ${name}`),
      )
    expect(wrong).toEqual([])
  })

  it('names lucia in domain/identity alone', () => {
    expect(
      files.filter((file) => importsOf(file).includes('lucia') && !file.startsWith('app/domain/identity/')),
    ).toEqual([])
  })

  it('reads process.env in one file', () => {
    expect(files.filter((file) => text.get(file)?.includes('process.env'))).toEqual(['app/env.server.ts'])
  })

  it('calls no clock and no randomness in core and domain', () => {
    const calls = /new Date\(\)|Date\.now\(|Math\.random\(|performance\.now\(|randomBytes|randomUUID|getRandomValues/
    const wrong = files.filter((file) => /^app\/(core|domain)\//.test(file) && calls.test(text.get(file) ?? ''))
    expect(wrong).toEqual([])
  })

  it('names the audience first in every loader and action', () => {
    const wrong: string[] = []
    for (const file of files.filter((name) => /^app\/routes\/.*route\.tsx?$/.test(name))) {
      const source = text.get(file) ?? ''
      for (const [, kind, first = ''] of source.matchAll(
        /export (?:async function|function|const) (loader|action)\b[^{]*\{\s*([^\n]*)/g,
      )) {
        if (!/^(?:const [\w{}, ]+ = )?await allow\(args, '/.test(first)) wrong.push(`${file} ${kind}: ${first}`)
      }
      if (/export const (loader|action)\b/.test(source)) wrong.push(`${file} wraps a loader or action`)
    }
    expect(wrong).toEqual([])
  })

  it('lets juror-facing use cases reach no query that can select an identity', () => {
    const blind = files.filter(
      (file) => /inBlindTransaction/.test(text.get(file) ?? '') && file !== 'app/domain/transaction.server.ts',
    )
    expect(blind.length).toBeGreaterThan(0)
    const wrong = blind.flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith('db/queries/') && !/blind/.test(name))
        .map((name) => `${file} imports ${name}`),
    )
    expect(wrong).toEqual([])
  })

  it('has no any, no drawer and no barrel', () => {
    const any = files.filter((file) =>
      /[:<,(|] *any\b(?! *[a-z])/.test((text.get(file) ?? '').replace(/\/\/.*|\/\*[\s\S]*?\*\/|'[^'\n]*'/g, '')),
    )
    expect(any).toEqual([])
    expect(files.filter((file) => /\/(lib|utils|helpers|components|common)\//.test(file))).toEqual([])
    expect(files.filter((file) => /\/index\.tsx?$/.test(file))).toEqual([])
  })

  it('keeps routes short', () => {
    const long = files.filter((file) => /route\.tsx$/.test(file) && (text.get(file) ?? '').split('\n').length > 200)
    expect(long).toEqual([])
  })

  it('keeps files above 300 lines under 3 % of all', () => {
    const long = files.filter((file) => (text.get(file) ?? '').split('\n').length > 300 && file !== 'db/schema.ts')
    expect(long.length / files.length).toBeLessThan(0.03)
  })
})
