import { crc32, inflateRawSync } from 'node:zlib'

export type Unpacked = { ok: true; files: Map<string, Buffer> } | { ok: false; reason: 'damaged' | 'large' }

const mostEntries = 200

/** The files that tables are read from; pictures, themes and macros are not unpacked at all. */
const wanted =
  /^(\[Content_Types\]\.xml|_rels\/|xl\/(workbook\.xml|_rels\/|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml$))/

/**
 * Unpacks what a workbook's tables stand in, and no more than `mostBytes` of it, whatever the archive says about
 * itself: what a small file may unpack to is counted while it is unpacked.
 */
export function unpackWorkbook(bytes: Buffer, mostBytes: number): Unpacked {
  const files = new Map<string, Buffer>()
  let left = mostBytes
  try {
    const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
    if (end < 0) return { ok: false, reason: 'damaged' }
    const count = bytes.readUInt16LE(end + 10)
    if (count > mostEntries) return { ok: false, reason: 'large' }
    let at = bytes.readUInt32LE(end + 16)
    for (let entry = 0; entry < count; entry += 1) {
      if (bytes.readUInt32LE(at) !== 0x02014b50) return { ok: false, reason: 'damaged' }
      const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)]
      const [nameLength, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field)) as [
        number,
        number,
        number,
      ]
      const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
      const local = bytes.readUInt32LE(at + 42)
      at += 46 + nameLength + extra + comment
      if (!wanted.test(name)) continue
      const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
      const data = bytes.subarray(start, start + packed)
      if (method === 0 && data.length > left) return { ok: false, reason: 'large' }
      // One byte more than is left, so that a full budget can be told from an exceeded one.
      const file = method === 0 ? Buffer.from(data) : inflateRawSync(data, { maxOutputLength: left + 1 })
      left -= file.length
      if (left < 0) return { ok: false, reason: 'large' }
      files.set(name, file)
    }
    return { ok: true, files }
  } catch (error) {
    const large = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return { ok: false, reason: large ? 'large' : 'damaged' }
  }
}

/** The files as an archive without compression: what is read is what was counted, and nothing that hid beside it. */
export function packStored(files: ReadonlyMap<string, Buffer>): Buffer {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const [name, data] of files) {
    const title = Buffer.from(name)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt32LE(crc32(data), 10)
    shared.writeUInt32LE(data.length, 14)
    shared.writeUInt32LE(data.length, 18)
    shared.writeUInt16LE(title.length, 22)
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), shared, title, data)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, tail, title)
    offset += 30 + title.length + data.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.size, 4)
  end.writeUInt16LE(files.size, 6)
  end.writeUInt32LE(index.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, index, Buffer.from('PK\x05\x06', 'latin1'), end])
}
