import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deviceLabel, readDeviceLabel } from '#app/core/device/label.ts'

const number = fc.integer({ min: 1, max: 2_147_483_647 })

describe('labels', () => {
  it('are read as printed, typed in small letters, without dashes, and as the address in the QR code', () => {
    fc.assert(
      fc.property(number, (one) => {
        const label = deviceLabel(one)
        for (const typed of [
          label,
          ` ${label.toLowerCase()} `,
          label.replaceAll('-', ''),
          label.replaceAll('-', ' '),
          label.slice(3),
          `https://qarmaq.example/kk/workshop/label/${label}`,
        ]) {
          expect(readDeviceLabel(typed)).toBe(one)
        }
      }),
    )
  })

  it('find a wrong digit and two that changed places', () => {
    fc.assert(
      fc.property(number, fc.nat(), fc.integer({ min: 1, max: 9 }), (one, where, by) => {
        const digits = deviceLabel(one).replace(/\D/g, '')
        const at = where % digits.length
        const wrong = `${digits.slice(0, at)}${(Number(digits[at]) + by) % 10}${digits.slice(at + 1)}`
        expect(readDeviceLabel(wrong)).toBeNull()
        const [first = '', second = ''] = [digits[at], digits[at + 1]]
        if (second === '' || first === second) return
        expect(readDeviceLabel(`${digits.slice(0, at)}${second}${first}${digits.slice(at + 2)}`)).toBeNull()
      }),
    )
  })

  it('are not made of anything else', () => {
    for (const typed of ['', 'QD', 'QD-00000-0', '12345', 'ABC-DEF-GHJ', '999999999999999']) {
      expect(readDeviceLabel(typed)).toBeNull()
    }
  })
})
