import type { Load } from './load.ts'
import type { World } from './world.ts'

const always = (path: string) => () => ({ method: 'GET' as const, path })

/** The pages that are measured, in this order. */
export function casesOf(_world: World): Load[] {
  return [
    { case: 'landing', status: 200, shots: 1, shot: always('/kk') },
    { case: 'contest', status: 200, shots: 1, shot: always('/kk/contests/open-bench') },
  ]
}
