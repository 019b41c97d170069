import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { listen } from '#app/server.ts'
import { send } from './running-server.ts'

function signal(): { given: Promise<void>; give: () => void } {
  let give: () => void = () => undefined
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return { given, give: () => give() }
}

/** A listening server whose answers wait until they are released. */
async function slowServer() {
  const listening = await listen({ host: '127.0.0.1', port: 0 })
  const released = signal()
  const arrived = signal()
  listening.handOver(async (_req, res) => {
    arrived.give()
    await released.given
    res.end('done')
  })
  return { listening, release: released.give, arrived: arrived.given }
}

function refused(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    socket.on('connect', () => {
      socket.destroy()
      resolve(false)
    })
    socket.on('error', () => resolve(true))
  })
}

describe('stopping', () => {
  it('lets a running request finish, takes no new one, and is over after that', async () => {
    const { listening, release, arrived } = await slowServer()
    const answer = send(listening.port, '/')
    await arrived
    const stopped = listening.stop()
    expect(listening.stopping.aborted).toBe(true)
    expect(await refused(listening.port)).toBe(true)
    release()
    expect((await answer).text).toBe('done')
    await stopped
  })

  it('does not wait for connections that browsers keep open', async () => {
    const { listening, release } = await slowServer()
    release()
    const agent = new Agent({ keepAlive: true })
    await new Promise<void>((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port: listening.port, agent }, (response) => {
        response.resume().on('end', resolve)
      })
      sent.on('error', reject).end()
    })
    await listening.stop()
    agent.destroy()
  })

  it('cuts off what does not end within the grace time', async () => {
    const { listening, arrived } = await slowServer()
    const answer = send(listening.port, '/').catch((error: Error & { code?: string }) => error.code)
    await arrived
    await listening.stop(0)
    expect(await answer).toBe('ECONNRESET')
  })

  it('leaves the port free', async () => {
    const { listening } = await slowServer()
    await expect(listen({ host: '127.0.0.1', port: listening.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
    await listening.stop()
    const again = await listen({ host: '127.0.0.1', port: listening.port })
    expect(again.port).toBe(listening.port)
    await again.stop()
  })
})
