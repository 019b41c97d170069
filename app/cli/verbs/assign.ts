import { solveProblem } from '#app/domain/jury/solve-problem.server.ts'
import { bottleneckInWords, mendInWords, reasonInWords, solutionInWords } from '../assignment-words.ts'
import { readJsonFile } from '../json-file.ts'
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
    const outcome = solveProblem(await readJsonFile(path, (message) => command.error(`error: ${message}`)))
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
