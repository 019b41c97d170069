import { encode } from 'uqr'

export type Qr = { size: number; path: string }

/** A QR code as the path of a square SVG of `size` units: one horizontal bar for each run of dark modules. */
export function qrOf(text: string): Qr {
  const { size, data } = encode(text, { ecc: 'M', border: 0 })
  let path = ''
  for (const [y, row] of data.entries()) {
    for (let x = 0; x < size; x += 1) {
      if (!row[x]) continue
      let end = x
      while (row[end]) end += 1
      path += `M${x} ${y}h${end - x}v1H${x}z`
      x = end
    }
  }
  return { size, path }
}
