import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const isThere = () => spawnSync('w3m', ['-version']).status === 0

/**
 * A w3m for the tests that look at pages in a text browser: the one that is there, else Debian's. Without one those
 * tests are skipped and this line says so.
 * @param {(line: string) => void} say
 */
export function findOrInstallW3m(say) {
  if (isThere()) return
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Installing w3m with apt-get (once) …')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const get = (/** @type {string[]} */ ...args) => spawnSync('apt-get', args, { stdio: 'ignore', env }).status === 0
    if (get('update', '-q') && get('install', '-y', '-q', '--no-install-recommends', 'w3m') && isThere()) return
  }
  say('There is no w3m (Debian: apt-get install w3m): the tests in a text browser are skipped.')
}
