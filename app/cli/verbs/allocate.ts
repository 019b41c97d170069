import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { decideProblem } from '#app/domain/allocation/decide-problem.server.ts'
import { readProblem } from '#app/domain/allocation/read-problem.server.ts'
import { publishedFormat, verifyPublished } from '#app/domain/allocation/verify-published.server.ts'
import { readJsonFile } from '../json-file.ts'
import { type AddVerb, print } from '../verb.ts'

const failing = (command: Command) => (message: string) => command.error(`error: ${message}`)

export const allocateVerb: AddVerb = (program) => {
  const allocate = program
    .command('allocate')
    .argument('<file>', 'the problem as JSON; - is standard input')
    .description('decides who receives which device: the engine alone, without a database')
    .option('--json', 'print the whole result as one JSON object')
    .option('--out <file>', 'also write {"format", "problem", "result"}, which `allocate verify` reads')
    .action(async (file: string, { json, out }: { json?: boolean; out?: string }, command: Command) => {
      const problem = readProblem(await readJsonFile(file, failing(command)))
      if (!problem.ok) return command.error(`error: ${problem.fault?.path}: ${problem.fault?.message}`)
      const result = decideProblem(problem.value)
      if (out !== undefined) {
        writeFileSync(out, JSON.stringify({ format: publishedFormat, problem: problem.value, result }))
      }
      const { recipients, waiting, notConsidered, unused } = result
      const idle = unused.reduce((sum, { count }) => sum + count, 0)
      print(
        json,
        result,
        `Recipients: ${recipients.length}. Waiting: ${waiting.length}. Not considered: ${notConsidered.length}. ` +
          `Devices left: ${idle}.\nInput ${result.inputHash}\nOutput ${result.outputHash}`,
      )
    })
  allocate
    .command('verify')
    .argument('<file>', 'a published file: {"problem", "result"}; - is standard input')
    .description('runs a published allocation again; exit code 1 where it differs')
    .option('--json', 'print {"equal", …}')
    // The flag also belongs to the command above; commander hands it to the one that was named first.
    .action(async (file: string, _options: object, command: Command) => {
      const verified = verifyPublished(await readJsonFile(file, failing(command)))
      if (!verified.ok) return command.error(`error: ${verified.fault?.path}: ${verified.fault?.message}`)
      const found = verified.value
      print(
        command.optsWithGlobals().json,
        found,
        found.equal
          ? `Equal. Recipients: ${found.recipients}. Input ${found.inputHash}, output ${found.outputHash}`
          : `Differs at ${found.path}: published ${found.published}, run again ${found.rerun}`,
      )
      if (!found.equal) process.exitCode = 1
    })
}
