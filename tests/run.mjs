// `npm test`: everything from nothing. `npm test -- unit request` runs those parts alone.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIfStale } from '../app/cli/build.mjs'
import { checkNode, installMissing, Sentence } from '../app/cli/install.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const projects = ['unit', 'queries', 'request', 'server', 'cli', 'e2e']
const checks = ['types', 'lint']
const needBuild = ['request', 'server', 'cli', 'e2e']

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !projects.includes(name) && !checks.includes(name))
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are: ${[...checks, ...projects].join(', ')}.`)
  process.exit(2)
}
/** @param {string} name */
const wanted = (name) => asked.length === 0 || asked.includes(name)
const chosen = projects.filter(wanted)

let passed = 0
let failed = 0

/** @param {string} line */
const say = (line) => console.log(line)

/**
 * Runs one step and prints its name, its time and, when it fails, its output.
 * @param {string} name
 * @param {() => Promise<string | null> | string | null} run null when it went well, else what to print
 */
async function step(name, run) {
  const start = performance.now()
  let complaint
  try {
    complaint = await run()
  } catch (error) {
    complaint = error instanceof Sentence ? error.message : String(error instanceof Error ? error.stack : error)
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  say(`${complaint === null ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (complaint !== null) say(complaint)
  return complaint === null
}

/**
 * @param {string} script path below node_modules
 * @param {string[]} args
 * @returns {Promise<string | null>}
 */
function quietly(script, args) {
  return new Promise((resolve) => {
    /** @type {Buffer[]} */
    const output = []
    const child = spawn(process.execPath, [join('node_modules', script), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.on('data', (chunk) => output.push(chunk))
    child.stderr.on('data', (chunk) => output.push(chunk))
    child.on('close', (code) => resolve(code === 0 ? null : Buffer.concat(output).toString()))
  })
}

/**
 * @param {string | null} chromium
 * @returns {Promise<string | null>}
 */
async function vitest(chromium) {
  const folder = mkdtempSync(join(tmpdir(), 'qarmaq-report-'))
  const report = join(folder, 'report.json')
  const code = await new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [
        'node_modules/vitest/vitest.mjs',
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...chosen.map((name) => `--project=${name}`),
      ],
      {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, NODE_ENV: 'test', ...(chromium ? { CHROMIUM_PATH: chromium } : {}) },
      },
    )
    child.on('close', resolve)
  })
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    passed += numPassedTests
    let wrong = numFailedTests
    // A file that could not even be loaded has no test that failed.
    for (const { status, assertionResults } of testResults) {
      if (status === 'failed' && !assertionResults.some((/** @type {any} */ one) => one.status === 'failed')) wrong += 1
    }
    failed += wrong
    if (wrong > 0) return `${wrong} failed: see above.`
    if (numPassedTests === 0) return 'No test was run.'
  } catch {
    return 'The test runner ended without a report.'
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  if (code !== 0) return 'The test runner reports an error outside of the tests: see above.'
  return null
}

function packages() {
  checkNode()
  installMissing(root, say)
  return null
}

async function main() {
  process.chdir(root)
  if (!(await step('packages', packages))) return 1
  /** @type {string | null} */
  let chromium = null
  if (chosen.includes('e2e')) {
    const { findOrInstallChromium } = await import('./chromium.mjs')
    chromium = findOrInstallChromium(say)
    if (chromium === null) return 1
  }
  if (chosen.includes('request')) {
    const { findOrInstallW3m } = await import('./w3m.mjs')
    findOrInstallW3m(say)
  }
  const results = await Promise.all([
    wanted('types') ? step('type check', () => quietly('typescript/bin/tsc', [])) : true,
    wanted('lint') ? step('lint', () => quietly('@biomejs/biome/bin/biome', ['check'])) : true,
    chosen.some((name) => needBuild.includes(name))
      ? step('build', () => buildIfStale(root, { say: () => undefined }).then(() => null))
      : true,
  ])
  const wrong = results.filter((fine) => !fine).length
  const built = results[2]
  if (!built || chosen.length === 0) return wrong
  const before = failed
  const fine = await step(`tests: ${chosen.join(', ')}`, () => vitest(chromium))
  return fine || failed > before ? wrong : wrong + 1
}

// Apart from the sum: `failed += await …` would add to what failed was before the tests ran.
const wrongSteps = await main()
failed += wrongSteps
if (asked.length > 0 && chosen.length === 0) passed += asked.length - failed
say('')
say(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
