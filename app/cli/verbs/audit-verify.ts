import { type AddVerb, noun, print, withContext } from '../verb.ts'

const problems = {
  missing: 'the entry is missing',
  link: 'it does not carry the hash of the entry before',
  hash: 'its content does not fit its hash',
}

export const auditVerify: AddVerb = (program) => {
  noun(program, 'audit', 'the append-only record of every change')
    .command('verify')
    .description('recomputes the chain of hashes; exit code 1 when it is broken')
    .option('--json', 'print {"ok", "entries", "lastHash"} or {"ok", "seq", "problem"}')
    .action(async ({ json }: { json?: boolean }) => {
      const outcome = await withContext('audit verify', async (ctx) => {
        const { verifyChain } = await import('#app/domain/audit/verify-chain.server.ts')
        return verifyChain(ctx)
      })
      if (outcome.ok) {
        const { entries, lastHash } = outcome.value
        print(json, { ok: true, entries, lastHash }, `The chain holds. Entries: ${entries}. Last hash: ${lastHash}`)
        return
      }
      const { seq = 0, problem = 'hash' } = outcome
      print(json, { ok: false, seq, problem }, `The chain is broken at entry ${seq}: ${problems[problem]}.`)
      process.exitCode = 1
    })
}
