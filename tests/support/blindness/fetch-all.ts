import { Agent, request } from 'node:http'

export type Wanted = {
  /** who asks, for the report */
  as: string
  cookie: string
  method: 'GET' | 'HEAD' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: { type: string; text: string }
}

/** A whole answer as it came over the wire, in Latin-1, so that every byte is a character. */
export type Seen = {
  asked: string
  answer: string
  status: number
  headers: Record<string, string | string[] | undefined>
}

export type Browser = { send(wanted: Wanted): Promise<Seen>; close(): void }

/** Requests over one connection to the server of a world, under one name for the host whatever the port. */
export function openBrowser(port: number): Browser {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return {
    send: (wanted) => send(agent, port, wanted),
    close: () => agent.destroy(),
  }
}

function send(agent: Agent, port: number, wanted: Wanted): Promise<Seen> {
  const { as, cookie, method, path, headers = {}, body } = wanted
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        agent,
        headers: {
          Host: 'qarmaq.test',
          ...(cookie ? { Cookie: cookie } : {}),
          ...(body ? { 'Content-Type': body.type, Origin: 'http://qarmaq.test' } : {}),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const lines: string[] = []
          for (let at = 0; at < response.rawHeaders.length; at += 2) {
            lines.push(`${response.rawHeaders[at]}: ${response.rawHeaders[at + 1]}`)
          }
          resolve({
            asked: `${as} ${method} ${path}${body ? ` ${body.text}` : ''}${headers['If-None-Match'] ? ' (again)' : ''}`,
            answer: [
              `${response.statusCode} ${response.statusMessage}`,
              ...lines,
              '',
              Buffer.concat(chunks).toString('latin1'),
            ].join('\n'),
            status: response.statusCode ?? 0,
            headers: response.headers,
          })
        })
      },
    )
    sent.on('error', reject)
    sent.end(body?.text)
  })
}
