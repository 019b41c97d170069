import { InvalidArgumentError, Option } from 'commander'
import { type Role, staffRoles } from '#app/domain/context.ts'
import { isForeignKeyViolation } from '#app/domain/violation.ts'
import { type Locale, locales } from '#app/i18n/locales.ts'
import { readPassword } from '../password.ts'
import { Sentence } from '../sentence.ts'
import { type AddVerb, noun, print, withContext } from '../verb.ts'

type Options = {
  email: string
  name: string
  role: Role[]
  region: string[]
  locale: Locale
  passwordStdin?: boolean
  json?: boolean
}

function emailAddress(text: string): string {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) throw new InvalidArgumentError('This is not an e-mail address.')
  return text.toLowerCase()
}

function regionCode(text: string, before: string[] = []): string[] {
  if (!/^\d{9}$/.test(text)) throw new InvalidArgumentError('A region is a KATO code of nine digits.')
  return [...before, text]
}

export const userCreate: AddVerb = (program) => {
  const command = noun(program, 'user', 'accounts of staff')
    .command('create')
    .description('creates a staff account')
    .requiredOption('--email <address>', 'signs in with it', emailAddress)
    .requiredOption('--name <name>', 'shown to colleagues')
    .addOption(new Option('--role <roles...>', 'one or more').choices(staffRoles).makeOptionMandatory())
    .option('--region <kato>', 'a region that a coordinator works for; repeat for more', regionCode, [])
    .addOption(new Option('--locale <locale>', 'language of letters').choices(locales).default('kk'))
    .option('--password-stdin', 'read the password from the first line of standard input instead of asking')
    .option('--json', 'print {"accountId", "email"}')
  command.action(async ({ email, name, role, region, locale, passwordStdin, json }: Options) => {
    if (role.includes('coordinator') && region.length === 0) {
      command.error('error: a coordinator needs at least one --region')
    }
    if (!passwordStdin && !process.stdin.isTTY) {
      command.error('error: there is no terminal to ask for the password: use --password-stdin')
    }
    const password = await readPassword(passwordStdin === true)
    if (password.length < 10) throw new Sentence('The password needs at least 10 characters.')
    const outcome = await withContext('user create', async (ctx) => {
      const { createAccount } = await import('#app/domain/identity/create-account.server.ts')
      try {
        return await createAccount(ctx, { email, displayName: name, locale, roles: role, regions: region, password })
      } catch (error) {
        if (!isForeignKeyViolation(error, 'account_region_kato_fkey')) throw error
        throw new Sentence(`Not all of these are regions or districts: ${region.join(', ')}.`)
      }
    })
    if (!outcome.ok) throw new Sentence(`There is an account with ${email} already.`)
    const { accountId } = outcome.value
    print(json, { accountId, email }, `Created ${email} (${role.join(', ')}).`)
  })
}
