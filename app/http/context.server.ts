import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import type { Context, Viewer } from '#app/domain/context.ts'
import { readViewer } from '#app/domain/identity/read-viewer.server.ts'
import { defaultLocale, isLocale, type Locale } from '#app/i18n/locales.ts'
import { type Translate, translator } from '#app/i18n/translate.server.ts'
import type { Services } from '#app/services.server.ts'
import type { LoadContext } from './load-context.ts'

/** What a route works with: `domain` goes into use cases, the rest serves the answer. */
export type RequestContext = {
  domain: Context
  viewer: Viewer
  locale: Locale
  t: Translate
  services: Services
  /** `href('/application/school')` -> `/kk/application/school` */
  href(path: string): string
  /** cookies must be marked Secure */
  secure: boolean
}

type Args = Pick<LoaderFunctionArgs, 'request' | 'params' | 'context'>

const viewers = new WeakMap<object, ReturnType<typeof readViewer>>()

/** Read once per request, although the root and a page both ask. */
export function viewerOf(args: Args): ReturnType<typeof readViewer> {
  const { services } = args.context as LoadContext
  const known = viewers.get(args.context)
  if (known) return known
  const reading = readViewer(services.database.db, args.request.headers.get('Cookie'), isSecure(services))
  viewers.set(args.context, reading)
  return reading
}

export function isSecure(services: Services): boolean {
  return services.env.publicOrigin?.startsWith('https:') ?? false
}

/** The language in the URL, else the remembered one, else the first acceptable, else Kazakh. */
export function localeOf(args: Pick<Args, 'request' | 'params'>): Locale {
  if (isLocale(args.params.lang)) return args.params.lang
  const first = new URL(args.request.url).pathname.split('/')[1]
  if (isLocale(first)) return first
  const remembered = /(?:^|;\s*)qarmaq_lang=(\w+)/.exec(args.request.headers.get('Cookie') ?? '')?.[1]
  if (isLocale(remembered)) return remembered
  for (const part of (args.request.headers.get('Accept-Language') ?? '').split(',')) {
    const language = part.trim().slice(0, 2).toLowerCase()
    if (isLocale(language)) return language
  }
  return defaultLocale
}

export async function requestContext(args: Args): Promise<RequestContext> {
  const { services, requestId } = args.context as LoadContext
  if (args.params.lang !== undefined && !isLocale(args.params.lang)) throw data(null, { status: 404 })
  const locale = localeOf(args)
  const { viewer } = await viewerOf(args)
  return {
    domain: {
      db: services.database.db,
      viewer,
      now: services.clock.now(),
      random: services.random,
      files: services.files,
      requestId,
    },
    viewer,
    locale,
    t: translator(locale),
    services,
    href: (path) => `/${locale}${path === '/' ? '' : path}`,
    secure: isSecure(services),
  }
}
