import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Sentence } from './install.mjs'

/** What a build is made from. The folders of the command line and of jobs are not in it. */
const sources = ['app', 'locales', 'public', 'package-lock.json', 'remix.config.js', 'tsconfig.json', 'vite.config.ts']
const apart = new Set(['app/cli', 'app/server.ts'])

/**
 * @param {string} root
 * @returns {string} hash over the names and contents of everything that a build is made from
 */
function fingerprint(root) {
  const hash = createHash('sha256')
  /** @param {string} path */
  const add = (path) => {
    if (apart.has(path)) return
    const full = join(root, path)
    if (!existsSync(full)) return
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) add(`${path}/${name}`)
    } else {
      hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
    }
  }
  for (const path of sources) add(path)
  return hash.digest('hex')
}

/**
 * Builds with Vite when the sources differ from those of the last build.
 * @param {string} root
 * @param {{ say: (line: string) => void, force?: boolean, signal?: AbortSignal }} options
 * @returns {Promise<boolean>} whether a build was made
 * @throws {Sentence} when the build fails; its output has been printed
 */
export async function buildIfStale(root, { say, force = false, signal }) {
  const stamp = join(root, 'build', '.stamp')
  const wanted = fingerprint(root)
  const made = existsSync(stamp) && existsSync(join(root, 'build', 'server', 'index.js'))
  if (!force && made && readFileSync(stamp, 'utf8') === wanted) return false
  say('Building the pages …')
  const cli = join(root, 'node_modules', '@remix-run', 'dev', 'dist', 'cli.js')
  /** @type {Buffer[]} */
  const output = []
  const code = await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, 'vite:build'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal ? { signal } : {}),
    })
    child.stdout.on('data', (chunk) => output.push(chunk))
    child.stderr.on('data', (chunk) => output.push(chunk))
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) {
    process.stderr.write(Buffer.concat(output))
    throw new Sentence('The build failed: see the messages above.')
  }
  writeFileSync(stamp, wanted)
  return true
}
