import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { mapSize, regionShapes } from '#app/ui/map/region-shapes.ts'

it('draws each of the 20 regions once, within the map', () => {
  const codes = readFileSync('db/reference/regions.csv', 'utf8').match(/\b\d{9}\b/g) ?? []
  expect(regionShapes.map(([kato]) => kato).sort()).toEqual([...new Set(codes)].sort())
  for (const [kato, path] of regionShapes) {
    for (const ring of path.split('z').filter(Boolean)) {
      const numbers = (ring.match(/-?\d+/g) ?? []).map(Number)
      let [x = 0, y = 0] = numbers
      expect(numbers.length, kato).toBeGreaterThanOrEqual(6)
      for (let at = 2; at < numbers.length; at += 2) {
        x += numbers[at] ?? 0
        y += numbers[at + 1] ?? 0
        expect(x >= 0 && x <= mapSize.width && y >= 0 && y <= mapSize.height, `${kato} ${x} ${y}`).toBe(true)
      }
    }
  }
})
