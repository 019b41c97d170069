import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { solveProblem } from '#app/domain/jury/solve-problem.server.ts'
import { bottleneckInWords, mendInWords, reasonInWords, solutionInWords } from '../assignment-words.ts'
import { type AddVerb, print } from '../verb.ts'

export const assignVerb: AddVerb = (program) => {
  const command = program
    .command('assign')
    .description('gives essays to jurors: solves the problem in a file, without a database; exit code 2 if malformed')
    .argument('<problem>', 'a JSON file, or - for standard input')
    .option(
      '--json',
      'print {"assignments", "loads", "unassigned", "connected", "algebraicConnectivity", "components", …}',
    )
  command.action(async (path: string, { json }: { json?: boolean }) => {
    const outcome = solveProblem(await read(path, (message) => command.error(`error: ${message}`)))
    if (!outcome.ok) {
      const lines = (outcome.flaws ?? []).map((flaw) => `${flaw.path}: ${flaw.message}`)
      return command.error(lines.join('\n'))
    }
    const { unassigned, bottlenecks, reviewsPerEssay, assignments, loads, components, ...rest } = outcome.value
    const { connected, algebraicConnectivity, ...more } = rest
    const shown = {
      assignments,
      loads,
      unassigned: unassigned.map(({ essay, missing, reason, bottleneck }) => ({
        essay,
        missing,
        reason: reasonInWords(reason, bottlenecks[bottleneck], reviewsPerEssay),
        bottleneck,
      })),
      connected,
      algebraicConnectivity,
      components,
      bottlenecks: bottlenecks.map((cut) => ({
        ...cut,
        inWords: bottleneckInWords(cut),
        mendInWords: mendInWords(cut),
      })),
      ...more,
    }
    print(json, shown, json ? '' : solutionInWords(outcome.value))
  })
}

/** @param fail ends the command; what cannot be read or is no JSON is told like any other flaw */
async function read(path: string, fail: (message: string) => never): Promise<unknown> {
  const named = path === '-' ? 'standard input' : path
  let content: string
  try {
    content = path === '-' ? await text(process.stdin) : await readFile(path, 'utf8')
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return fail(`there is no file ${path}`)
    if (code === 'EISDIR') return fail(`${path} is a folder`)
    if (/TOO_LARGE|TOO_LONG/.test(code) || error instanceof RangeError) return fail(`${named} is too large to be read`)
    return fail(`${named} cannot be read (${code || String(error)})`)
  }
  const json = content.replace(/^\uFEFF/, '')
  if (json.trim() === '') return fail(`$: ${named} is empty`)
  try {
    return JSON.parse(json)
  } catch (error) {
    return fail(`$: ${named} is no JSON (${error instanceof Error ? error.message : String(error)})`)
  }
}
