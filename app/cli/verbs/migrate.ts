import { type AddVerb, print, say, withDatabase } from '../verb.ts'

export const migrateVerb: AddVerb = (program) => {
  program
    .command('migrate')
    .description('brings the database to the newest form and loads the regions and districts')
    .option('--json', 'print {"applied": [names]}')
    .action(async ({ json }: { json?: boolean }) => {
      const applied = await withDatabase('migrate', async ({ url }) => {
        const { migrateDatabase } = await import('../database.ts')
        return migrateDatabase(url, json ? () => undefined : say)
      })
      print(json, { applied }, applied.length === 0 ? 'Nothing to apply.' : applied.join('\n'))
    })
}
