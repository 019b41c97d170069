import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What an operator is told instead of a stack trace. */
export class Sentence extends Error {}

/**
 * @param {string} version such as 20.19.0
 * @throws {Sentence} when this Node is too old
 */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Sentence(`Qarmaq needs Node.js 20.19 or newer; this is ${version}.`)
}

/**
 * Installs the packages of package-lock.json when node_modules was not made from it.
 * @param {string} root folder of package.json
 * @param {(line: string) => void} say
 * @throws {Sentence} when npm does not manage
 */
export function installMissing(root, say) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const wanted = `${lock} ${process.platform} ${process.arch}`
  const stamp = join(root, 'node_modules', '.qarmaq-stamp')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  if (existsSync(join(root, 'node_modules')) && isComplete(root)) {
    mark(stamp, wanted)
    return
  }
  say('Installing packages (a minute or two the first time) …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // devDependencies too: NODE_ENV=production would leave out what the build and the tests need.
  // Not `npm ci`: it refuses a lock file that lacks the optional binaries of other platforms.
  const done = spawnSync(
    npm,
    ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    },
  )
  if (done.error !== undefined || done.status !== 0) {
    throw new Sentence(
      `Installing the packages failed: ${done.error?.message ?? 'see what npm says above'}. ` +
        'Check the network and the right to write in this folder, then start again.',
    )
  }
  mark(stamp, wanted)
}

/**
 * Whether node_modules already is what the lock asks for, by npm's own record of what it installed.
 * @param {string} root
 */
function isComplete(root) {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  /** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} */
  const packages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
  const installed = packages(record)
  return Object.entries(packages(join(root, 'package-lock.json'))).every(
    ([path, wanted]) =>
      path === '' ||
      installed[path]?.version === wanted.version ||
      (installed[path] === undefined && (wanted.optional === true || wanted.devOptional === true)),
  )
}

/**
 * @param {string} stamp
 * @param {string} text
 */
function mark(stamp, text) {
  try {
    writeFileSync(stamp, text)
  } catch {
    // A read-only node_modules is complete all the same; it is compared again at the next start.
  }
}
