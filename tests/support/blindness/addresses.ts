import type { ServerBuild } from '@remix-run/node'
import { audiences } from '#tests/request/audiences.ts'

/** One address of the route table, and how a juror stands to it. */
export type Address = {
  path: string
  routeId: string
  /** `juror`: made for jurors; `anyone`: also for them; `refused`: everybody else's */
  kind: 'juror' | 'anyone' | 'refused'
  readOnly: boolean
  resource: boolean
}

/** Every address of the built server. An address that nobody has listed in audiences.ts is taken for a juror's. */
export function listAddresses(build: ServerBuild): Address[] {
  return Object.values(build.routes)
    .flatMap((route): Address[] => {
      if (!route || route.id === 'root') return []
      const path = `/${route.path ?? ''}`.replace(/\/+/g, '/')
      const expected = audiences[path]
      const who: readonly string[] = expected?.who ?? ['juror']
      return [
        {
          path,
          routeId: route.id,
          kind: who.includes('juror') ? 'juror' : who.includes('anyone') ? 'anyone' : 'refused',
          readOnly: expected?.readOnly ?? false,
          resource: expected?.resource ?? false,
        },
      ]
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

const nothing = '00000000-0000-4000-8000-000000000000'

export type Samples = Readonly<Record<string, string>>

/**
 * The address with things of the world in it.
 * @throws Error for a parameter of a juror's or public address that has no sample: give it one
 */
export function fillIn({ path, kind }: Pick<Address, 'path' | 'kind'>, samples: Samples): string {
  return path.replace('*', 'nowhere/at/all').replace(/:(\w+)/g, (_, name: string) => {
    const value = samples[name] ?? (kind === 'refused' ? nothing : undefined)
    if (value === undefined) throw new Error(`no sample for :${name} of ${path}: see tests/support/blindness/crawl.ts`)
    return value
  })
}
