import { connect, createServer } from 'node:net'

export type BrokenLink = { address: string; resets: { before: number; after: number }; close(): Promise<void> }

/**
 * A relay on which connections break: of each hundred 15 are reset when the request has come, before the server hears
 * of it, and 15 when the server has answered, before the client hears of that.
 */
export async function openBrokenLink(port: number, random: () => number): Promise<BrokenLink> {
  const resets = { before: 0, after: 0 }
  const server = createServer((client) => {
    const fate = random()
    client.on('error', () => undefined)
    if (fate < 0.15) {
      client.once('data', () => {
        resets.before += 1
        client.resetAndDestroy()
      })
      return
    }
    const upstream = connect(port, '127.0.0.1')
    upstream.on('error', () => client.resetAndDestroy())
    upstream.on('close', () => client.destroy())
    client.on('close', () => upstream.destroy())
    client.on('data', (chunk) => upstream.write(chunk))
    upstream.on('data', (chunk) => {
      if (fate < 0.3) {
        resets.after += 1
        client.resetAndDestroy()
        upstream.destroy()
      } else client.write(chunk)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  return {
    address: `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`,
    resets,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
