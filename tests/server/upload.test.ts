import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccount } from '#app/domain/identity/create-account.server.ts'
import { systemContext } from '#app/services.server.ts'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'
import { animated, bomb, heic, photograph } from '#tests/support/photographs.ts'
import { type RunningServer, runServer, send } from './running-server.ts'

let server: RunningServer
let cookie = ''
const pages = '/kk/application/essay/pages'

const boundary = '----qarmaq-test'

function multipart(parts: { name: string; filename?: string; type?: string; body: string | Buffer }[]): Buffer {
  return Buffer.concat([
    ...parts.flatMap(({ name, filename, type, body }) => [
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${
          filename === undefined ? '' : `; filename="${filename}"`
        }\r\n${type ? `Content-Type: ${type}\r\n` : ''}\r\n`,
      ),
      Buffer.from(body),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ])
}

const headers = () => ({
  Origin: server.origin,
  Cookie: cookie,
  'Content-Type': `multipart/form-data; boundary=${boundary}`,
})

function upload(file: Buffer, filename = 'page.jpg', type = 'image/jpeg') {
  const body = multipart([
    { name: 'intent', body: 'add' },
    { name: 'file', filename, type, body: file },
  ])
  return send(server.port, pages, {
    method: 'POST',
    headers: { ...headers(), 'Content-Length': String(body.length) },
    body,
  })
}

const shown = async () => {
  const { text } = await server.send(pages, { headers: { Cookie: cookie } })
  return text.match(/name="page" value="/g)?.length ?? 0
}

beforeAll(async () => {
  server = await runServer()
  const ctx = systemContext(server.services, 'test')
  const made = await createAccount(ctx, {
    email: 'organiser@example.kz',
    displayName: 'O',
    locale: 'kk',
    roles: ['organiser'],
    regions: [],
    password: 'correct horse battery',
  })
  if (!made.ok) throw new Error(made.reason)
  const { slug } = await buildContest(organiserContext(server.services, made.value.accountId))
  const start = await server.send(`/kk/apply/${slug}`)
  const startKey = /name="startKey" value="([^"]*)"/.exec(start.text)?.[1] ?? ''
  const body = new URLSearchParams({ startKey, pin: '482915', pinAgain: '482915' }).toString()
  const begun = await server.send(`/kk/apply/${slug}`, {
    method: 'POST',
    headers: {
      Origin: server.origin,
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': String(body.length),
    },
    body,
  })
  cookie = [begun.headers['set-cookie'] ?? []]
    .flat()
    .map((one) => one.split(';')[0])
    .join('; ')
})
afterAll(() => server.close())

describe('what is sent as a photograph to the running server', () => {
  it('is taken when it is one, under any name', async () => {
    expect(await shown()).toBe(0)
    // As browsers write them: a quotation mark as %22.
    const names = ["it's; a %22page%22.jpg", 'а;б=в.jpg', '..\\..\\secret', "'", '%00.jpg', `${'ұзақ'.repeat(200)}.jpg`]
    for (const name of names) {
      const answer = await upload(await photograph(name.slice(0, 9) + names.indexOf(name)), name)
      expect([name, answer.status]).toEqual([name, 302])
    }
    // Each page has two forms that name it, and the last none below it: what counts is that there is one each.
    expect(await shown()).toBe(names.length * 2)
  })

  it('is refused with a sentence when it is not one, and what is there stays', async () => {
    const before = await shown()
    const jpeg = await photograph('кесілген', 2400, 3200)
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    const cases: [what: string, file: Buffer, sentence: string][] = [
      ['nothing', Buffer.alloc(0), 'Суретті таңдаңыз'],
      ['cut off', jpeg.subarray(0, jpeg.length / 2), 'бұзылған'],
      ['only a beginning', jpeg.subarray(0, 40), 'бұзылған'],
      ['HEIC', heic(), 'HEIC'],
      ['a bomb', bomb(), 'өлшемі тым үлкен'],
      ['animated', await animated(), 'Қозғалмалы'],
      ['SVG', Buffer.from(svg), 'сурет емес'],
      ['text', Buffer.from('Менің эссем'), 'сурет емес'],
      ['PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'сурет емес'],
      ['GIF', Buffer.from('GIF89a\x01\x00\x01\x00'), 'сурет емес'],
      ['more than 8 MB', Buffer.concat([jpeg, Buffer.alloc(8 * 1024 * 1024)]), '8 МБ-тан'],
    ]
    for (const [what, file, sentence] of cases) {
      const answer = await upload(file)
      expect([what, answer.status, answer.text.includes(sentence)]).toEqual([what, 422, true])
    }
    expect(await shown()).toBe(before)
    expect((await server.send('/healthz')).status).toBe(200)
  })

  it('carries nothing that hides behind a picture', async () => {
    const evil = '<script>alert(document.domain)</script>PK\x03\x04'
    const before = await shown()
    const answer = await upload(
      Buffer.concat([await photograph('полиглот'), Buffer.from(evil)]),
      'page.html',
      'text/html',
    )
    expect(answer.status).toBe(302)
    expect(await shown()).toBe(before + 2)
    const { text } = await server.send(pages, { headers: { Cookie: cookie } })
    const id = [...text.matchAll(/name="page" value="([^"]+)"/g)].at(-1)?.[1] ?? ''
    const picture = await server.send(`${pages}/${id}`, { headers: { Cookie: cookie } })
    expect(picture.headers['content-type']).toBe('image/jpeg')
    expect(picture.headers['cache-control']).toBe('no-store')
    expect(picture.headers['x-content-type-options']).toBe('nosniff')
    expect(picture.body.includes('script')).toBe(false)
    expect(picture.body.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))
  })

  it('is refused at the door when it is huge, or no form', async () => {
    const huge = await upload(Buffer.alloc(10 * 1024 * 1024))
    expect(huge.status).toBe(413)
    const body = Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a`)
    const quoted = await upload(await photograph('тырнақша'), 'a \\"b\\";c.jpg')
    expect([302, 422]).toContain(quoted.status)
    const torn = await server.send(pages, {
      method: 'POST',
      headers: { ...headers(), 'Content-Length': String(body.length) },
      body,
    })
    expect(torn.status).toBe(422)
    expect((await server.send('/healthz')).status).toBe(200)
    expect(server.log.filter(({ level }) => Number(level) >= 50)).toEqual([])
  })
})
