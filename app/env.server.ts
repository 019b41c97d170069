import { z } from 'zod'

const flag = z
  .enum(['0', '1', 'true', 'false', ''])
  .default('')
  .transform((text) => text === '1' || text === 'true')

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  /** real operation: refuses the demonstration contest, demands PUBLIC_ORIGIN */
  QARMAQ_LIVE: flag,
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_ORIGIN: z.string().url().optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  DATABASE_URL: z.string().min(1).optional(),
  DATA_FOLDER: z.string().default('var'),
  /** `id:base64`, separated by spaces or commas: the first encrypts files, all of them open files */
  FILES_KEYS: z.string().optional(),
  FILES_S3_URL: z.string().url().optional(),
  SMTP_URL: z.string().min(1).optional(),
  SMS_URL: z.string().url().optional(),
  SMS_TOKEN: z.string().default(''),
  SMS_SENDER: z.string().max(20).default('Qarmaq'),
  SMS_PRICE: z.coerce.number().positive().max(10_000).default(20),
  SMS_DAY_CAP: z.coerce.number().positive().max(100_000_000).default(20_000),
  SMS_NUMBER_CAP: z.coerce.number().int().min(1).max(100).default(5),
  MAIL_FROM: z.string().default('Qarmaq <no-reply@qarmaq.example>'),
  /** the browser of the tests */
  CHROMIUM_PATH: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

export type Env = {
  mode: 'development' | 'production' | 'test'
  live: boolean
  port: number
  host: string
  /** scheme and host that visitors use, without a trailing slash; null: taken from the Host header */
  publicOrigin: string | null
  trustProxy: number
  databaseUrl: string | null
  /** embedded database, mail written to files: git-ignored */
  dataFolder: string
  /** the first encrypts; empty only outside of real operation */
  filesKeys: readonly { id: string; bytes: Uint8Array }[]
  /** `https://KEY:SECRET@host/bucket/folder?region=name`; null: files lie in the data folder */
  filesS3Url: string | null
  smtpUrl: string | null
  /** the SMS gateway; null: messages to telephones are printed */
  sms: SmsSettings | null
  mailFrom: string
  logLevel: string
  chromiumPath: string | null
}

/** Money in tiyn, the hundredth of a tenge. */
export type SmsSettings = {
  url: string
  token: string
  sender: string
  price: number
  dayCap: number
  numberCap: number
}

export class EnvError extends Error {}

/**
 * Reads the settings; the one place that touches `process.env`.
 * @throws EnvError one sentence that names the variable
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (!result.success) {
    const issue = result.error.issues[0]
    throw new EnvError(`The setting ${String(issue?.path[0])} is not usable: ${issue?.message}.`)
  }
  const env = result.data
  if (env.QARMAQ_LIVE && !env.PUBLIC_ORIGIN) {
    throw new EnvError('PUBLIC_ORIGIN must be set (for example https://qarmaq.kz) when QARMAQ_LIVE is on.')
  }
  const filesKeys = readFilesKeys(env.FILES_KEYS)
  if (env.QARMAQ_LIVE && filesKeys.length === 0) {
    throw new EnvError(
      'FILES_KEYS must be set when QARMAQ_LIVE is on: papers and photographs are encrypted with it. ' +
        'Make one with: echo "first:$(openssl rand -base64 32)"',
    )
  }
  return {
    mode: env.NODE_ENV,
    live: env.QARMAQ_LIVE,
    port: env.PORT,
    host: env.HOST,
    publicOrigin: env.PUBLIC_ORIGIN ? new URL(env.PUBLIC_ORIGIN).origin : null,
    trustProxy: env.TRUST_PROXY,
    databaseUrl: env.DATABASE_URL ?? null,
    dataFolder: env.DATA_FOLDER,
    filesKeys,
    filesS3Url: readFilesS3Url(env.FILES_S3_URL),
    smtpUrl: env.SMTP_URL ?? null,
    sms: env.SMS_URL
      ? {
          url: env.SMS_URL,
          token: env.SMS_TOKEN,
          sender: env.SMS_SENDER,
          price: Math.round(env.SMS_PRICE * 100),
          dayCap: Math.round(env.SMS_DAY_CAP * 100),
          numberCap: env.SMS_NUMBER_CAP,
        }
      : null,
    mailFrom: env.MAIL_FROM,
    logLevel: env.LOG_LEVEL,
    chromiumPath: env.CHROMIUM_PATH ?? null,
  }
}

function readFilesKeys(text = ''): Env['filesKeys'] {
  const keys = text
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map((part) => {
      const [, id = '', secret = ''] = /^([a-z0-9-]{1,40}):([A-Za-z0-9+/]{43}=)$/.exec(part) ?? []
      if (id === '') {
        throw new EnvError(
          'The setting FILES_KEYS is not usable: each key is a name, a colon and 32 bytes in base64 ' +
            '(echo "first:$(openssl rand -base64 32)").',
        )
      }
      return { id, bytes: Buffer.from(secret, 'base64') }
    })
  if (new Set(keys.map(({ id }) => id)).size < keys.length) {
    throw new EnvError('The setting FILES_KEYS is not usable: two keys have the same name.')
  }
  return keys
}

function readFilesS3Url(text: string | undefined): string | null {
  if (text === undefined) return null
  const url = new URL(text)
  const bucket = url.pathname.split('/').filter((part) => part !== '')
  if (!/^https?:$/.test(url.protocol) || !url.username || !url.password || bucket.length === 0) {
    throw new EnvError(
      'The setting FILES_S3_URL is not usable: it looks like https://KEY:SECRET@storage.example/bucket?region=kz1.',
    )
  }
  return text
}
