import { request } from 'node:http'
import autocannon from 'autocannon'

/** What one request of a case looks like; `n` counts from 1, so that each can be another person's. */
export type Shot = {
  method: 'GET' | 'POST'
  path: string
  cookie?: string
  form?: Record<string, string>
}

export type Load = {
  case: string
  /** the status that a right answer has */
  status: number
  /** how many different requests there are; a submit can be sent once only per application */
  shots: number
  shot(n: number): Shot
  /** each shot once, instead of again and again for some seconds */
  once?: boolean
}

const connections = 10
const warmUpSeconds = 3
const measuredSeconds = 10

function headersOf(address: string, shot: Shot): Record<string, string> {
  return {
    'Accept-Encoding': 'br, gzip',
    ...(shot.cookie ? { Cookie: shot.cookie } : {}),
    ...(shot.method === 'POST' ? { Origin: address, 'Content-Type': 'application/x-www-form-urlencoded' } : {}),
  }
}

const bodyOf = (shot: Shot) => new URLSearchParams(shot.form ?? {}).toString()

/** One request by itself: its status, and its size as it came over the wire (body, still compressed). */
function probe(address: string, shot: Shot): Promise<{ status: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL(shot.path, address),
      { method: shot.method, headers: headersOf(address, shot), agent: false },
      (response) => {
        let bytes = 0
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes }))
        response.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end(shot.method === 'POST' ? bodyOf(shot) : undefined)
  })
}

/**
 * Measures a load with ten connections that ask again as soon as they are answered, on this machine.
 * @throws when an answer has another status than the expected one: a fast error page is no result
 */
export async function measure(address: string, load: Load) {
  const first = await probe(address, load.shot(1))
  if (first.status !== load.status) {
    throw new Error(`${load.case}: ${load.shot(1).path} answered ${first.status} instead of ${load.status}.`)
  }
  let next = 1
  const fire = (limits: { duration: number } | { amount: number }) =>
    autocannon({
      url: address,
      connections,
      ...limits,
      requests: [
        {
          setupRequest: (request) => {
            next = next < load.shots ? next + 1 : 1
            const shot = load.shot(next)
            return {
              ...request,
              method: shot.method,
              path: shot.path,
              headers: headersOf(address, shot),
              ...(shot.method === 'POST' ? { body: bodyOf(shot) } : {}),
            }
          },
        },
      ],
    })
  if (!load.once) await fire({ duration: warmUpSeconds })
  // The probe has used the first shot up.
  const result = await fire(load.once ? { amount: load.shots - 1 } : { duration: measuredSeconds })
  const answers = Object.entries(result.statusCodeStats ?? {})
  const all = answers.reduce((sum, [, { count = 0 }]) => sum + count, 0)
  const right = answers.find(([status]) => Number(status) === load.status)?.[1].count ?? 0
  if (right !== all || result.errors > 0) {
    throw new Error(
      `${load.case}: ${all - right} of ${all} answers were wrong (${answers.map(([status, { count }]) => `${count} × ${status}`).join(', ')}), ${result.errors} connections failed.`,
    )
  }
  return {
    case: load.case,
    requestsPerSecond: Math.round((right / result.duration) * 10) / 10,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    bytes: first.bytes,
    requests: right,
  }
}
