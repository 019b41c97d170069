import { Command, CommanderError } from 'commander'
import { reportFailure } from './sentence.ts'
import { agreement } from './verbs/agreement.ts'
import { allocateVerb } from './verbs/allocate.ts'
import { assignVerb } from './verbs/assign.ts'
import { auditVerify } from './verbs/audit-verify.ts'
import { calibrate } from './verbs/calibrate.ts'
import { migrateVerb } from './verbs/migrate.ts'
import { seedVerb } from './verbs/seed.ts'
import { simulate } from './verbs/simulate.ts'
import { userCreate } from './verbs/user-create.ts'

/** Each verb is a file that adds itself; `<noun> <verb>` ones share their noun. */
const verbs = [migrateVerb, seedVerb, userCreate, auditVerify, calibrate, agreement, simulate, assignVerb, allocateVerb]

const program = new Command('qarmaq')
  .description("The operator's command of Qarmaq. Settings come from the environment and .env.")
  .exitOverride()

for (const add of verbs) add(program)

try {
  process.loadEnvFile('.env')
} catch {
  // No .env: the environment alone.
}

try {
  await program.parseAsync()
  // A long result is still on its way through the pipe, and exit would cut it off.
  await new Promise((written) => process.stdout.write('', written))
  process.exit(process.exitCode ?? 0)
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has printed what was wrong, or the help that was asked for.
    process.exit(error.exitCode === 0 ? 0 : 2)
  }
  reportFailure(error)
  process.exit(1)
}
