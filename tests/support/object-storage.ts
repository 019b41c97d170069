import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

const accessKey = 'KEYOFTHETEST'
const secretKey = 'secret/with+signs='
const region = 'kz1'

export type ObjectStorage = {
  /** for FILES_S3_URL */
  address: string
  objects: Map<string, { bytes: Buffer; at: Date }>
  /** requests that were refused for their signature */
  refused: string[]
  /** how many of the next requests are answered with 503 */
  failing: { count: number }
  close(): Promise<void>
}

const sha256 = (value: string | Buffer) => createHash('sha256').update(value).digest('hex')
const hmac = (key: string | Buffer, value: string) => createHmac('sha256', key).update(value).digest()
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/**
 * What is wrong with the signature of a request; null when nothing is. Written from the description of AWS Signature
 * Version 4, apart from the library that signs.
 */
export function signatureProblem(request: IncomingMessage, body: Buffer): string | null {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    )
  if (!given) return 'no signature'
  const [, key, day = '', place, names = '', signature] = given
  if (key !== accessKey || place !== region) return 'unknown key or region'
  const time = String(request.headers['x-amz-date'] ?? '')
  if (!time.startsWith(day) || !names.split(';').includes('host')) return 'date or host is not signed'
  if (request.headers['x-amz-content-sha256'] !== sha256(body)) return 'the hash of the body differs'
  const url = new URL(request.url ?? '/', 'http://storage')
  const canonical = [
    request.method,
    url.pathname,
    [...url.searchParams]
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .sort()
      .join('&'),
    ...names.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}`),
    '',
    names,
    sha256(body),
  ].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', time, `${day}/${region}/s3/aws4_request`, sha256(canonical)].join('\n')
  const signing = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${secretKey}`, day), region))
  return hmac(signing, toSign).toString('hex') === signature ? null : 'the signature differs'
}

/** A small S3: one bucket `papers`, listing in portions of two. */
export async function openObjectStorage(): Promise<ObjectStorage> {
  const objects: ObjectStorage['objects'] = new Map()
  const refused: string[] = []
  const failing = { count: 0 }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const problem = signatureProblem(request, body)
    if (problem !== null) {
      refused.push(problem)
      return response.writeHead(403).end()
    }
    if (failing.count > 0) {
      failing.count -= 1
      return response.writeHead(503).end()
    }
    const url = new URL(request.url ?? '/', 'http://storage')
    const key = url.pathname.replace(/^\/papers\/?/, '')
    if (key === '') return response.writeHead(200).end(list(url))
    const found = objects.get(key)
    if (request.method === 'PUT') {
      objects.set(key, { bytes: body, at: new Date() })
      return response.writeHead(200).end()
    }
    if (request.method === 'DELETE') {
      objects.delete(key)
      return response.writeHead(204).end()
    }
    return response.writeHead(found ? 200 : 404).end(request.method === 'GET' ? found?.bytes : undefined)
  })
  function list(url: URL): string {
    const prefix = url.searchParams.get('prefix') ?? ''
    const from = Number(url.searchParams.get('continuation-token')?.replace('after&', '') ?? 0)
    const all = [...objects].filter(([key]) => key.startsWith(prefix)).sort()
    const shown = all.slice(from, from + 2)
    const more = from + 2 < all.length
    return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${
      more ? `<NextContinuationToken>after&amp;${from + 2}</NextContinuationToken>` : ''
    }${shown
      .map(([key, { at }]) => `<Contents><Key>${key}</Key><LastModified>${at.toISOString()}</LastModified></Contents>`)
      .join('')}</ListBucketResult>`
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://${accessKey}:${encodeURIComponent(secretKey)}@127.0.0.1:${port}/papers/qarmaq?region=${region}`,
    objects,
    refused,
    failing,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
