import { randomUUID } from 'node:crypto'
import type { Load } from './load.ts'
import type { World } from './world.ts'

const always = (path: string) => () => ({ method: 'GET' as const, path })

/** The pages that are measured, in this order; fill.sql says who there is. */
export function casesOf(world: World): Load[] {
  return [
    { case: 'landing', status: 200, shots: 1, shot: always('/kk') },
    { case: 'contest', status: 200, shots: 1, shot: always('/kk/contests/open-bench') },
    {
      case: 'application-step',
      status: 200,
      shots: world.drafts,
      shot: (n) => ({ method: 'GET', path: '/kk/application/essay', cookie: world.applicant(n) }),
    },
    {
      case: 'submit',
      status: 302,
      shots: world.drafts,
      once: true,
      shot: (n) => ({
        method: 'POST',
        path: '/kk/application/check',
        cookie: world.applicant(n),
        form: { submitKey: randomUUID(), version: '1', essayVersion: '1' },
      }),
    },
    {
      case: 'juror-essay',
      status: 200,
      shots: 100,
      // Essay 5,000 + n has the juror of its first review by the arithmetic of fill.sql.
      shot: (n) => ({
        method: 'GET',
        path: `/kk/jury/${world.id('contest', 2)}/essays/E${String((n - 1) * 3 + 1).padStart(6, '0')}`,
        cookie: world.juror(1 + (((5000 + n) * 3 + 1) % 100)),
      }),
    },
  ]
}
