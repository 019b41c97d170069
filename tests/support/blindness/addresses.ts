import type { ServerBuild } from '@remix-run/node'
import type { Audience } from '#app/http/allow.server.ts'
import { audiences } from '#tests/request/audiences.ts'

/** One address of the route table, and how whoever looks around stands to it. */
export type Address = {
  path: string
  routeId: string
  /** `own`: made for them; `anyone`: also for them; `refused`: everybody else's */
  kind: 'own' | 'anyone' | 'refused'
  readOnly: boolean
  resource: boolean
}

/** Every address of the built server. An address that nobody has listed in audiences.ts is taken for their own. */
export function listAddresses(build: ServerBuild, roles: readonly Audience[] = ['juror']): Address[] {
  return Object.values(build.routes)
    .flatMap((route): Address[] => {
      if (!route || route.id === 'root') return []
      const path = `/${route.path ?? ''}`.replace(/\/+/g, '/')
      const expected = audiences[path]
      const who = expected?.who ?? roles
      return [
        {
          path,
          routeId: route.id,
          kind: who.some((one) => roles.includes(one)) ? 'own' : who.includes('anyone') ? 'anyone' : 'refused',
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
 * @throws Error for a parameter of an own or public address that has no sample: give it one
 */
export function fillIn({ path, kind }: Pick<Address, 'path' | 'kind'>, samples: Samples): string {
  return path.replace('*', 'nowhere/at/all').replace(/:(\w+)/g, (_, name: string) => {
    const value = samples[name] ?? (kind === 'refused' ? nothing : undefined)
    if (value === undefined) throw new Error(`no sample for :${name} of ${path}: see tests/support/blindness/crawl.ts`)
    return value
  })
}
