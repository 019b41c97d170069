import scripts from 'virtual:page-scripts'
import type { EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { localeOf } from './http/context.server.ts'
import { safeError } from './http/edge/safe-error.ts'
import type { LoadContext } from './http/load-context.ts'
import { i18nFor } from './i18n/translate.server.ts'
import { Assets } from './ui/assets.ts'

/** Whole documents, not streams: no page hydrates, so nothing is gained by sending the head first. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  _load: LoadContext,
): Response {
  const locale = localeOf({ request, params: {} })
  const html = renderToString(
    <I18nextProvider i18n={i18nFor(locale)}>
      <Assets.Provider value={{ ...scripts, writing: remix.manifest.entry.module }}>
        <RemixServer context={remix} url={request.url} />
      </Assets.Provider>
    </I18nextProvider>,
  )
  headers.set('Content-Type', 'text/html; charset=utf-8')
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store')
  return new Response(`<!DOCTYPE html>${html}`, { status, headers })
}

export function handleError(error: unknown, { request, context }: { request: Request; context: LoadContext }): void {
  if (request.signal.aborted) return
  context.services.logger.error({ err: safeError(error), requestId: context.requestId }, 'request failed')
}
