// `npm start` and `npm run dev`: needs nothing but Node itself, makes sure that the rest is there, and watches over
// the server. The server runs in a process group of its own, so that Ctrl-C in a terminal reaches this process alone
// and the server stops PostgreSQL last instead of losing it first.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkNode, installMissing, Sentence } from './install.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const development = process.argv.includes('--dev')

try {
  checkNode()
  process.chdir(root)
  installMissing(root, (line) => console.log(line))
} catch (error) {
  console.error(error instanceof Sentence ? error.message : String(error))
  process.exit(1)
}

// The variables of the shell count before those of .env, and those before ours.
const files = [`app/cli/${development ? 'development' : 'production'}.env`, ...(existsSync('.env') ? ['.env'] : [])]

const server = spawn(
  process.execPath,
  [...files.map((file) => `--env-file=${file}`), '--import', 'tsx', 'app/cli/start.ts', ...process.argv.slice(2)],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: process.platform !== 'win32' },
)

let told = false

function stop() {
  // npm passes on what the terminal has already sent: once is enough.
  if (told) return
  told = true
  if (server.connected) server.send('stop')
  else server.kill('SIGTERM')
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, stop)

// npm puts a shell between itself and us that dies of a signal without passing it on.
if (process.argv.includes('--under-npm')) {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) stop()
  }, 300)
}

server.on('error', (error) => {
  console.error(`Node.js could not be started: ${error.message}`)
  process.exit(1)
})
server.on('exit', (code, signal) => {
  if (code === null) console.error(`The server was ended by ${signal}. Start it again: what was saved is there.`)
  process.exit(code ?? 1)
})
