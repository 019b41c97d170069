import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import { checkFileKey, type FileStore } from '#app/domain/file/file-store.ts'

const answerWithin = 60_000

/**
 * S3-compatible storage (path style, Signature Version 4), so that papers can stay inside the country.
 * @param address `https://KEY:SECRET@host/bucket/folder?region=name`; the folder may be left out
 */
export function s3Store(address: string): FileStore {
  const url = new URL(address)
  const [bucket = '', ...folder] = url.pathname.split('/').filter((part) => part !== '')
  const prefix = folder.map((part) => `${part}/`).join('')
  const base = `${url.origin}/${bucket}`
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    service: 's3',
    region: url.searchParams.get('region') ?? 'us-east-1',
    retries: 3,
  })

  async function ask(method: string, path: string, good: readonly number[], body?: Uint8Array): Promise<Response> {
    const response = await client.fetch(`${base}${path}`, {
      method,
      signal: AbortSignal.timeout(answerWithin),
      headers: { 'X-Amz-Content-Sha256': sha256(body ?? new Uint8Array()) },
      ...(body ? { body: new Uint8Array(body) } : {}),
    })
    if (good.includes(response.status)) return response
    await response.body?.cancel()
    throw new Error(`the storage answered ${method} with ${response.status}`)
  }
  const pathOf = (key: string) => `/${prefix}${checkFileKey(key)}`

  return {
    async put(key, bytes) {
      await drain(ask('PUT', pathOf(key), [200, 201, 204], bytes))
    },
    async get(key) {
      const response = await ask('GET', pathOf(key), [200, 404])
      if (response.status === 200) return new Uint8Array(await response.arrayBuffer())
      await response.body?.cancel()
      return null
    },
    async exists(key) {
      return (await drain(ask('HEAD', pathOf(key), [200, 404]))).status === 200
    },
    async delete(key) {
      await drain(ask('DELETE', pathOf(key), [200, 202, 204, 404]))
    },
    async *list() {
      let next: string | null = null
      do {
        const query = new URLSearchParams({ 'list-type': '2', prefix })
        if (next !== null) query.set('continuation-token', next)
        const text = await (await ask('GET', `?${query}`, [200])).text()
        for (const [, entry = ''] of text.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)) {
          const key = element(entry, 'Key')
          const modifiedAt = element(entry, 'LastModified')
          if (key?.startsWith(prefix) && modifiedAt) {
            yield { key: key.slice(prefix.length), modifiedAt: new Date(modifiedAt) }
          }
        }
        next = element(text, 'IsTruncated') === 'true' ? element(text, 'NextContinuationToken') : null
      } while (next !== null)
    },
  }
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function drain(asking: Promise<Response>): Promise<Response> {
  const response = await asking
  await response.body?.cancel()
  return response
}

/** Our keys need no entities; a continuation token may hold some. */
function element(xml: string, name: string): string | null {
  const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]
  if (found === undefined) return null
  return found.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: keyof typeof entities) => entities[entity])
}

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" } as const
