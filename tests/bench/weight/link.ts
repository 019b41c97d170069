import { connect, createServer, type Socket } from 'node:net'

export type Speed = { bitsPerSecond: number; roundTripMs: number }

export type Link = {
  address: string
  /** bytes that have passed since it was opened, both ways, without TCP's own headers */
  bytes(): number
  close(): Promise<void>
}

/**
 * A TCP relay that counts what passes and, with a speed, is as slow as that: each direction sends one chunk after the
 * other at the rate, all connections sharing it, and half a round trip passes before a chunk arrives. A new connection
 * waits one round trip for its handshake.
 */
export async function openLink(target: string, speed: Speed | null = null): Promise<Link> {
  const { hostname, port } = new URL(target)
  let passed = 0
  const free = { up: 0, down: 0 }
  const open = new Set<Socket>()

  function relay(from: Socket, to: Socket, way: 'up' | 'down', readyAt: number): void {
    let last = readyAt
    // In order, whatever the timers round to.
    const queue: { at: number; run: () => void }[] = []
    const deliver = () => {
      while (queue[0] && queue[0].at <= performance.now()) queue.shift()?.run()
      if (queue[0]) setTimeout(deliver, Math.max(1, queue[0].at - performance.now()))
    }
    const later = (bytes: number, run: () => void) => {
      if (!speed) return run()
      free[way] = Math.max(free[way], performance.now()) + (bytes * 8000) / speed.bitsPerSecond
      last = Math.max(last, free[way] + speed.roundTripMs / 2)
      queue.push({ at: last, run })
      if (queue.length === 1) deliver()
    }
    from.on('data', (chunk) => {
      passed += chunk.length
      // Small pieces, so that two answers share the line as packets do.
      for (let at = 0; at < chunk.length; at += 1400) {
        const piece = chunk.subarray(at, at + 1400)
        later(piece.length, () => void (to.destroyed || to.write(piece)))
      }
    })
    from.on('end', () => later(0, () => to.end()))
    from.on('error', () => to.destroy())
    from.on('close', () => later(0, () => to.destroy()))
  }

  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.on('close', () => open.delete(socket))
    }
    const ready = performance.now() + (speed?.roundTripMs ?? 0)
    relay(client, upstream, 'up', ready)
    relay(upstream, client, 'down', ready)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  return {
    address: `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`,
    bytes: () => passed,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
