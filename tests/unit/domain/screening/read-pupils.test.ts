import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import { decodeText } from '#app/domain/screening/decode-text.server.ts'
import { importColumns } from '#app/domain/screening/import-columns.ts'
import { readDay } from '#app/domain/screening/read-pupil.ts'
import { readPupils } from '#app/domain/screening/read-pupils.server.ts'
import { packStored, unpackWorkbook } from '#app/domain/screening/unpack-workbook.server.ts'

const required = ['familyName', 'givenName', 'birthDate'] as const
const head = ['Тегі', 'Аты', 'Туған күні', 'Эссе']
const bytes = (text: string) => new TextEncoder().encode(text)
const read = (file: Uint8Array) => readPupils(file, required)
const book = async (data: SheetData) => new Uint8Array(await writeWorkbook(data).toBuffer())

async function rowsOf(file: Uint8Array) {
  const reading = await read(file)
  if (!reading.ok) throw new Error(JSON.stringify(reading))
  return reading.rows
}

/** A workbook with one of its files changed. */
async function changed(data: SheetData, name: string, change: (xml: string) => string): Promise<Uint8Array> {
  const unpacked = unpackWorkbook(Buffer.from(await book(data)), 1e8)
  if (!unpacked.ok) throw new Error(unpacked.reason)
  const files = new Map(unpacked.files)
  files.set(name, Buffer.from(change(files.get(name)?.toString('utf8') ?? '')))
  return new Uint8Array(packStored(files))
}

const sheet = 'xl/worksheets/sheet1.xml'
const table: SheetData = [head, ['Әбенова', 'Аяулым', '17.04.2013', 'Ол «сен» деді']]

describe('a list of pupils', () => {
  it('is the same in every encoding and with every separator', async () => {
    const expected = [
      {
        line: 2,
        cells: { familyName: 'Әбенова', givenName: 'Қыдыр', birthDate: '17.04.2013', essay: 'Үй; бау, "бақша"' },
      },
    ]
    for (const separator of [';', ',', '\t']) {
      const text = [head, ['Әбенова', 'Қыдыр', '17.04.2013', '"Үй; бау, ""бақша"""']]
        .map((cells) => cells.join(separator))
        .join('\r\n')
      const wide = Buffer.from(`\ufeff${text}`, 'utf16le')
      const files = [
        bytes(text),
        bytes(`\ufeff${text}`),
        wide,
        Buffer.from(wide).swap16(),
        Buffer.from(text, 'utf16le'),
      ]
      for (const file of files) expect(await rowsOf(file)).toEqual(expected)
    }
  })

  it('is read in the Kazakh Windows encoding, with its letters', async () => {
    // «Ғалым;Әсел;…» as KZ-1048 writes it.
    const kazakh: Record<string, number> = { Ғ: 0xaa, Ә: 0xa3, қ: 0x9d, ұ: 0xa2, і: 0xb3, ғ: 0xba }
    const encode = (text: string) =>
      Uint8Array.from([...text], (letter) => {
        const code = letter.codePointAt(0) ?? 0
        return kazakh[letter] ?? (code < 0x80 ? code : code - 0x410 + 0xc0)
      })
    const rows = await rowsOf(encode('Фамилия;Имя;Дата рождения\nҒалым;Әсел;17.04.2013\n'))
    expect(rows[0]?.cells).toMatchObject({ familyName: 'Ғалым', givenName: 'Әсел' })
    expect(decodeText(encode('тұрақ ғой'))).toBe('тұрақ ғой')
  })

  it('keeps whatever stands in its cells, as CSV and as XLSX', async () => {
    const cell = fc
      .string({ unit: fc.constantFrom(...'аәқ ҒZ09.,;"«»-–!?\n'), maxLength: 40 })
      .map((text) => text.trim())
      .filter((text) => text !== '')
    const pupils = fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(pupils, async (rows) => {
        const quoted = [head, ...rows].map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(';'))
        const csv = await rowsOf(bytes(quoted.join('\n')))
        const xlsx = await rowsOf(await book([head, ...rows]))
        for (const found of [csv, xlsx]) {
          expect(found.map(({ cells }) => [cells.familyName, cells.givenName, cells.birthDate, cells.essay])).toEqual(
            rows,
          )
        }
      }),
      { numRuns: 40 },
    )
  })

  it('never throws, whatever the bytes are', async () => {
    const torn = Buffer.from(await book(table))
    await fc.assert(
      fc.asyncProperty(fc.nat(torn.length - 1), fc.nat(255), fc.nat(torn.length), async (at, value, cut) => {
        const file = Buffer.from(torn.subarray(0, Math.max(4, cut)))
        if (at < file.length) file[at] = value
        expect(typeof (await read(file)).ok).toBe('boolean')
      }),
      { numRuns: 60 },
    )
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (file) => {
        expect(typeof (await read(file)).ok).toBe('boolean')
      }),
      { numRuns: 200 },
    )
  })

  it('finds the headings in any language and order, below a title, and the sheet that has them', async () => {
    const titled = [
      ['Тізім 2026'],
      [],
      ['Date of birth', 'Имя', 'Тегі', 'Nothing known'],
      ['5.6.2013', 'Ли', 'Ан', 'x'],
    ]
    const [row] = await rowsOf(bytes(titled.map((cells) => cells.join(';')).join('\n')))
    expect(row?.cells).toEqual({ birthDate: '5.6.2013', givenName: 'Ли', familyName: 'Ан' })
    const two = await writeWorkbook([
      { sheet: 'Оглавление', data: [['Что это'], ['Список детей']] },
      { sheet: 'Дети', data: table },
    ]).toBuffer()
    expect(await read(new Uint8Array(two))).toMatchObject({ ok: true, sheet: 'Дети', rows: [{ line: 2 }] })
    const none = await read(await book([['Что это', 'Зачем']]))
    expect(none).toMatchObject({ ok: false, reason: 'headings' })
  })

  it('knows lines of a workbook by their number in it', async () => {
    const rows = await rowsOf(await book([head, [], ...table.slice(1)]))
    expect(rows.map(({ line }) => line)).toEqual([3])
  })

  it('reads dates of a spreadsheet as days', async () => {
    const day: SheetData = [
      head,
      ['А', 'Б', { value: new Date(Date.UTC(2013, 3, 17)), type: Date, format: 'dd.mm.yyyy' }, ''],
      ['В', 'Г', 41381, ''],
    ]
    const rows = await rowsOf(await book(day))
    expect(rows.map(({ cells }) => readDay(cells.birthDate ?? ''))).toEqual(['2013-04-17', '2013-04-17'])
    expect([readDay('17/4/2013'), readDay('2013-04-17'), readDay('31.02.2013'), readDay('x')]).toEqual([
      '2013-04-17',
      '2013-04-17',
      null,
      null,
    ])
  })

  it('marks formulas and merged cells', async () => {
    const formula = await changed(table, sheet, (xml) => xml.replace(/(<c r="A2"[^>]*>)/, '$1<f>B2</f>'))
    expect((await rowsOf(formula))[0]?.marks).toEqual({ familyName: 'formula' })
    const merged = await changed(table, sheet, (xml) =>
      xml.replace('</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells>'),
    )
    expect((await rowsOf(merged))[0]?.marks).toEqual({ familyName: 'merged', givenName: 'merged' })
  })
})

describe('a hostile workbook', () => {
  const zip = (name: string, data: Buffer, method: 0 | 8, claimed: number) => {
    const packed = method === 8 ? deflateRawSync(data, { level: 9 }) : data
    const archive = packStored(new Map([[name, packed]]))
    for (const at of [archive.indexOf('PK\x03\x04') + 4, archive.indexOf('PK\x01\x02') + 6]) {
      archive.writeUInt16LE(method, at + 4)
      archive.writeUInt32LE(claimed, at + 18)
    }
    return archive
  }

  it('is not unpacked beyond what is allowed, whatever it says about itself', async () => {
    const bomb = zip(sheet, Buffer.alloc(200 * 1024 * 1024), 8, 10)
    expect(bomb.length).toBeLessThan(400_000)
    expect(unpackWorkbook(bomb, 1_000_000)).toEqual({ ok: false, reason: 'large' })
    expect(await read(bomb)).toEqual({ ok: false, reason: 'large' })
    expect(unpackWorkbook(zip(sheet, Buffer.alloc(1000), 8, 10), 1000)).toMatchObject({ ok: true })
    expect(unpackWorkbook(zip(sheet, Buffer.alloc(1001), 0, 1001), 1000)).toEqual({ ok: false, reason: 'large' })
  })

  it('does not make a table of the whole sheet by one far cell', async () => {
    for (const ref of ['XFD1048576', 'A1048576', 'XFD1']) {
      const far = await changed(table, sheet, (xml) => xml.replace('r="D2"', `r="${ref}"`))
      expect(await read(far)).toEqual({ ok: false, reason: 'too-many' })
    }
  })

  it('is not read when its cells are far more than a list has', async () => {
    const many = `<row r="3">${'<c><v>1</v></c>'.repeat(190)}</row>`.repeat(400)
    const wide = await changed(table, sheet, (xml) => xml.replace('</sheetData>', `${many}</sheetData>`))
    expect(await read(wide)).toEqual({ ok: false, reason: 'too-many' })
  })

  it('holds no more rows than a list may', async () => {
    const rows = Array.from({ length: 1001 }, (_, at) => ['А', `Б${at}`, '17.04.2013', ''])
    expect(await read(await book([head, ...rows]))).toEqual({ ok: false, reason: 'too-many' })
    expect(await read(bytes([head, ...rows].map((cells) => cells.join(';')).join('\n')))).toEqual({
      ok: false,
      reason: 'too-many',
    })
  })
})

it('has one heading for each column in each language', () => {
  for (const language of ['kk', 'ru', 'en'] as const) {
    const headings = importColumns.map((column) => column[language])
    expect(new Set(headings).size).toBe(headings.length)
  }
})
