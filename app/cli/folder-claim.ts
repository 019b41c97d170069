import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { Sentence } from './sentence.ts'

type Claimant = { pid: number; port: number; token: string; what: string; address?: string }

/** Another process of ours works in the folder. */
export class FolderBusy extends Sentence {
  constructor(readonly claimant: Claimant) {
    super(
      claimant.what === 'start'
        ? `Qarmaq already runs from this folder (process ${claimant.pid}${claimant.address ? `, ${claimant.address}` : ''}): stop it first, or use another DATA_FOLDER and PORT.`
        : `The command "qarmaq ${claimant.what}" (process ${claimant.pid}) is using this folder: wait until it has finished.`,
    )
  }
}

export type Claim = { release(): Promise<void>; announce(address: string): Promise<void> }

/**
 * Lets one process at a time work in a folder. The claimant answers on a loopback port with the token in its file,
 * so a file that a killed process left behind, or a process number that was given to another program, fools nobody.
 * @param what `start` or the verb of a command
 * @throws FolderBusy
 */
export async function claimFolder(folder: string, what: string): Promise<Claim> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'running.json')
  const token = crypto.randomUUID()
  const answering = createServer((socket) => socket.on('error', () => undefined).end(token))
  answering.unref()
  await new Promise<void>((resolve, reject) => {
    answering.once('error', reject)
    answering.listen(0, '127.0.0.1', resolve)
  })
  const address = answering.address()
  const mine: Claimant = {
    pid: process.pid,
    port: typeof address === 'object' && address ? address.port : 0,
    token,
    what,
  }
  for (let attempt = 0; ; attempt += 1) {
    try {
      const handle = await open(file, 'wx', 0o600)
      await handle.writeFile(JSON.stringify(mine))
      await handle.close()
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt === 3) {
        answering.close()
        throw error
      }
      const other = await read(file)
      if (other && (await answers(other))) {
        answering.close()
        throw new FolderBusy(other)
      }
      await rm(file, { force: true })
    }
  }
  return {
    announce: async (shown) => {
      const handle = await open(file, 'w', 0o600)
      await handle.writeFile(JSON.stringify({ ...mine, address: shown }))
      await handle.close()
    },
    release: async () => {
      answering.close()
      await rm(file, { force: true })
    },
  }
}

async function read(file: string): Promise<Claimant | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return null
  }
}

function answers(other: Claimant): Promise<boolean> {
  return new Promise((resolve) => {
    let said = ''
    const socket = connect({ host: '127.0.0.1', port: other.port })
    socket.setTimeout(2000, () => socket.destroy())
    socket.on('data', (chunk) => {
      said += chunk
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(said === other.token))
  })
}
