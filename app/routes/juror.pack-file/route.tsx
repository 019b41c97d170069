import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { renderToStaticMarkup } from 'react-dom/server'
import { dayOf } from '#app/domain/application/rules.ts'
import { makePack } from '#app/domain/pack/make-pack.server.ts'
import { packFormat } from '#app/domain/pack/returned-scores.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { formatDay } from '#app/i18n/format.ts'
import { PackDocument } from '#app/ui/pack/pack-document.tsx'

/** The juror's essays in one file that needs no connection. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'juror')
  const { contestId = '' } = args.params
  const outcome = await makePack(ctx.domain, { contestId, locale: ctx.locale })
  if (!outcome.ok) {
    if (outcome.reason === 'not-found') return notFound()
    const { reason } = outcome
    const next = reason === 'closed' || reason === 'nothing' || reason === 'paused' ? 'pack' : reason
    throw redirect(ctx.href(`/jury/${contestId}/${next}`))
  }
  const day = formatDay(ctx.locale, dayOf(ctx.domain.now))
  const page = renderToStaticMarkup(
    <PackDocument pack={outcome.value} format={packFormat} locale={ctx.locale} day={day} t={ctx.t} />,
  )
  return new Response(`<!doctype html>${page}`, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Disposition': 'attachment; filename="qarmaq-essays.html"',
      'Cache-Control': 'no-store',
    },
  })
}
