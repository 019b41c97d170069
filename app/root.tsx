import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Meta,
  Outlet,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import { type ReactNode, useContext } from 'react'
import { isSecure, localeOf, viewerOf } from './http/context.server.ts'
import { type Notice, notices } from './http/notice.ts'
import { inLocale, localeNames, locales } from './i18n/locales.ts'
import { useTranslate } from './i18n/use-translate.ts'
import { Assets, type PageScript } from './ui/assets.ts'
import { ErrorPage, errorTitle } from './ui/error-page.tsx'
import { navigationFor } from './ui/navigation.ts'
import { Notification } from './ui/notification.tsx'
import { Shell } from './ui/shell.tsx'
import baseCss from './ui/styles/base.css?url'
import staffCss from './ui/styles/staff.css?url'

/** In the document: a file would be one request more on a connection that takes a second for each. */
const icon =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 40 40"%3E%3Crect x="-4" y="-4" width="40" height="40" rx="10" fill="%2300586d"/%3E%3Ccircle cx="24" cy="7" r="5" fill="%23fec50c"/%3E%3Cpath d="M7 2v22m11-13L7 16l10 4q4 2 4 6v1a4 4 0 0 1-8 0" fill="none" stroke="%23fff" stroke-width="3"/%3E%3C/svg%3E'

/** Of a page that names none. */
export const meta: MetaFunction = () => [{ title: 'Qarmaq' }]

export async function loader(args: LoaderFunctionArgs) {
  const locale = localeOf(args)
  const { viewer, setCookie } = await viewerOf(args)
  const url = new URL(args.request.url)
  const notice = url.searchParams.get('notice')
  const headers = new Headers()
  if (setCookie) headers.append('Set-Cookie', setCookie)
  if (!new RegExp(`qarmaq_lang=${locale}`).test(args.request.headers.get('Cookie') ?? '')) {
    const secure = isSecure(args.context.services) ? '; Secure' : ''
    headers.append('Set-Cookie', `qarmaq_lang=${locale}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly${secure}`)
  }
  return data(
    {
      origin: args.context.services.env.publicOrigin ?? url.origin,
      viewer:
        viewer.kind === 'staff'
          ? { kind: 'staff' as const, name: viewer.displayName, roles: viewer.roles }
          : { kind: viewer.kind === 'applicant' ? ('applicant' as const) : ('visitor' as const) },
      notice: notices.find((known) => known === notice) ?? null,
    },
    { headers },
  )
}

type Handle = { staff?: boolean; script?: PageScript; bare?: boolean }

function useHandle(): Handle {
  return Object.assign({}, ...useMatches().map((match) => match.handle)) as Handle
}

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root')
  const { t, locale } = useTranslate()
  const { pathname, search } = useLocation()
  const scripts = useContext(Assets)
  const handle = useHandle()
  const failure = useFailure()
  const staff = Boolean(handle.staff)
  const localised = locales.some((known) => pathname === `/${known}` || pathname.startsWith(`/${known}/`))
  const viewer = root?.viewer ?? { kind: 'visitor' as const }
  const address = localised ? pathname : `/${locale}`
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
        {failure ? <title>{errorTitle(t, failure.status, failure.detail)}</title> : <Meta />}
        <link rel="icon" href={icon} />
        {/* For who looks pages up from outside: nobody does once signed in. */}
        {root && localised && viewer.kind === 'visitor'
          ? locales.map((known) => (
              <link key={known} rel="alternate" hrefLang={known} href={`${root.origin}${inLocale(pathname, known)}`} />
            ))
          : null}
        <link rel="stylesheet" href={baseCss} />
        {staff ? <link rel="stylesheet" href={staffCss} /> : null}
        {handle.script ? <script type="module" src={scripts[handle.script]} /> : null}
      </head>
      <body>
        <Shell
          staff={staff}
          labels={{
            skip: t('common:skip'),
            menu: t('common:menu'),
            language: t('common:language'),
            home: t('common:home'),
            productName: t('common:productName'),
          }}
          homeHref={`/${locale}`}
          languages={locales.map((known) => ({
            locale: known,
            label: localeNames[known],
            href: inLocale(localised ? `${pathname}${withoutNotice(search)}` : address, known),
            current: known === locale,
          }))}
          navigation={navigationFor(viewer, locale, t, pathname)}
          account={
            viewer.kind === 'visitor'
              ? { signInHref: `/${locale}/enter`, signInText: t('common:signIn') }
              : {
                  name: viewer.kind === 'staff' ? viewer.name : '',
                  signOutAction: `/${locale}/sign-out`,
                  signOutText: t('common:signOut'),
                }
          }
          footer={{
            links: [
              { href: `/${locale}/how-it-works`, text: t('common:footer.howItWorks') },
              { href: `/${locale}/privacy`, text: t('common:footer.privacy') },
              { href: `/${locale}/sign-in`, text: t('common:footer.staff') },
            ],
            note: t('common:footer.note'),
          }}
        >
          {root?.notice ? (
            <div className="wrap flash">
              <Notification tone="done" role="status">
                {t(`common:notice.${root.notice satisfies Notice}`)}
              </Notification>
            </div>
          ) : null}
          {children}
        </Shell>
      </body>
    </html>
  )
}

function withoutNotice(search: string): string {
  const params = new URLSearchParams(search)
  params.delete('notice')
  const text = params.toString()
  return text ? `?${text}` : ''
}

export default function App() {
  return <Outlet />
}

/** What went wrong, where the error page takes the place of a page. */
function useFailure(): { status: number; detail: unknown } | null {
  const error = useRouteError()
  if (error === undefined || error === null) return null
  if (isRouteErrorResponse(error)) return { status: error.status, detail: error.data }
  return { status: 500, detail: null }
}

export function ErrorBoundary() {
  const failure = useFailure()
  const { locale } = useTranslate()
  return <ErrorPage status={failure?.status ?? 500} detail={failure?.detail} homeHref={`/${locale}`} />
}
