import { Sentence } from '../sentence.ts'
import { type AddVerb, print, say, withDatabase } from '../verb.ts'

export const seedVerb: AddVerb = (program) => {
  program
    .command('seed')
    .description('fills an empty database with the demonstration contest (synthetic people only)')
    .option('--json', 'print {"accounts": [{role, login, secret}]}')
    .action(async ({ json }: { json?: boolean }) => {
      const tell = json ? () => undefined : say
      const accounts = await withDatabase('seed', async ({ url }, env) => {
        if (env.live) throw new Sentence('QARMAQ_LIVE is on: the demonstration contest stays out of real data.')
        const { hasAccounts, migrateDatabase, presentDemonstrationAccounts, seedDatabase } = await import(
          '../database.ts'
        )
        await migrateDatabase(url, tell)
        if (await hasAccounts(url)) {
          throw new Sentence(
            'The database has accounts already: the demonstration contest goes into an empty one only.',
          )
        }
        await seedDatabase(env, url, new Date(), tell)
        return presentDemonstrationAccounts(url)
      })
      const lines = accounts.map(({ role, login, secret }) => `${role}\t${login}\t${secret}`)
      print(json, { accounts }, ['The demonstration contest is in place.', ...lines].join('\n'))
    })
}
