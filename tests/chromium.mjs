import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

const places = [
  // The shell draws no window around its pages: the browser tests need two thirds of the time.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** @returns {string | null} */
function find() {
  const named = process.env.CHROMIUM_PATH
  if (named) return existsSync(named) ? named : null
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'chromium'))
  return [...places, ...onPath, chromium.executablePath()].find((path) => existsSync(path)) ?? null
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const done = spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return done.status === 0
}

/**
 * A Chromium for the browser tests: the one that is there, else Debian's, else Playwright's.
 * @param {(line: string) => void} say
 * @returns {string | null} its path
 */
export function findOrInstallChromium(say) {
  const found = find()
  if (found !== null) return found
  if (process.env.CHROMIUM_PATH) {
    say(`CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, which is not there.`)
    return null
  }
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Installing Chromium with apt-get (once) …')
    const install = (/** @type {string} */ name) =>
      run('apt-get', ['install', '-y', '-q', '--no-install-recommends', name])
    if (run('apt-get', ['update', '-q']) && (install('chromium-headless-shell') || install('chromium'))) return find()
  } else {
    say("Fetching Playwright's Chromium (once) …")
    if (run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium'])) return find()
  }
  say('There is no Chromium: install it (Debian: apt-get install chromium), or name one with CHROMIUM_PATH.')
  return null
}
