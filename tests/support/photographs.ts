import { deflateSync } from 'node:zlib'
import sharp from 'sharp'

const paper = (text: string, width: number, height: number) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="#f6f1e4"/><text x="40" y="90" font-size="48">${text}</text></svg>`)

/** A photograph of a page, with the camera's notes (place included), as a phone makes it. */
export function photograph(text: string, width = 900, height = 1200): Promise<Buffer> {
  return sharp(paper(text, width, height))
    .jpeg()
    .withExif({
      IFD0: { Make: 'Samsung', ImageDescription: 'Айгүл' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '43/1 14/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '76/1 55/1 0/1' },
    })
    .toBuffer()
}

/** The same, lying on its side with the note to turn it. */
export function turned(text: string): Promise<Buffer> {
  return sharp(paper(text, 1200, 800))
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer()
}

export function animated(): Promise<Buffer> {
  const frames = ['red', 'blue'].map((color) => ({
    create: { width: 80, height: 80, channels: 3 as const, background: color },
  }))
  return sharp(frames as never, { join: { animated: true } })
    .webp()
    .toBuffer()
}

/** The beginning of a file from an iPhone. */
export function heic(): Buffer {
  return Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0heicmif1'), Buffer.alloc(2000)])
}

/** A few kilobytes that would be 900 million pixels. */
export function bomb(): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const body = Buffer.concat([Buffer.from(name), data])
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(30_000, 0)
  header.writeUInt32BE(30_000, 4)
  header.set([1, 0], 8)
  const rows = deflateSync(Buffer.alloc(30_000 * 400))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}
