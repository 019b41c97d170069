import type { Request, Response } from 'express'
import { defaultLocale, isLocale, type Locale } from '#app/i18n/locales.ts'
import { translator } from '#app/i18n/translate.server.ts'

export type Refusal = 'origin' | 'tooLarge' | '500'

function localeFrom(req: Request): Locale {
  const first = req.path.split('/')[1]
  if (isLocale(first)) return first
  const remembered = /(?:^|;\s*)qarmaq_lang=(\w+)/.exec(req.headers.cookie ?? '')?.[1]
  return isLocale(remembered) ? remembered : defaultLocale
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

const style = `:root{color-scheme:light dark}
body{margin:0;font:1.125rem/1.5 system-ui,sans-serif;display:grid;min-block-size:100vh;place-content:center}
main{max-inline-size:34rem;padding:1.5rem}
h1{font-size:1.6rem;line-height:1.25}
a{color:inherit;display:inline-block;padding-block:.7rem}`

/** Answers what never reaches Remix, as a small page in the language of the address. */
export function refusalPage(req: Request, res: Response, status: number, refusal: Refusal): void {
  const locale = localeFrom(req)
  const t = translator(locale)
  const title = escaped(t(`error:${refusal}.title`))
  res
    .status(status)
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(`<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style nonce="${res.locals.nonce}">${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${escaped(t(`error:${refusal}.body`))}</p>
<p><a href="/${locale}">${escaped(t('error:home'))}</a></p>
</main>
</body>
</html>
`)
}
