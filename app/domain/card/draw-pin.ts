import type { RandomSource } from '../context.ts'
import { isEasyPin } from '../identity/easy-pin.ts'

/** Six digits, each as likely as any other, drawn until they are none that would be guessed first. */
export function drawPin(random: RandomSource): string {
  for (;;) {
    const [a = 0, b = 0, c = 0, d = 0] = random.bytes(4)
    const draw = ((a * 256 + b) * 256 + c) * 256 + d
    // 4,294,000,000 is a multiple of a million: what lies above would favour the low numbers.
    if (draw >= 4_294_000_000) continue
    const pin = String(draw % 1_000_000).padStart(6, '0')
    if (!isEasyPin(pin)) return pin
  }
}
