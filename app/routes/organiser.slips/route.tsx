import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listSlips } from '#app/domain/message/list-slips.server.ts'
import { markSlipsPrinted } from '#app/domain/message/mark-slips-printed.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { redirectWithNotice } from '#app/http/answer.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { refused } from '#app/http/form.server.ts'
import { renderMessage } from '#app/i18n/render-message.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PlainText } from '#app/ui/plain-text.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const slips = await listSlips(ctx.domain, contest.id)
  const origin = ctx.services.env.publicOrigin ?? new URL(args.request.url).origin
  return {
    title: ctx.t('message:slips.title'),
    head: headOf(ctx, contest),
    slips: slips.map((slip) => ({
      id: slip.id,
      locale: slip.locale,
      to: slip.name === '' ? slip.recipient : `${slip.name} · ${slip.school}`,
      text: renderMessage(slip, origin)?.text ?? ctx.t('message:unreadable'),
    })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const form = await args.request.formData()
  const messageIds = form.getAll('slip').map(String)
  const outcome = await markSlipsPrinted(ctx.domain, { contestId: contest.id, messageIds })
  if (!outcome.ok) return refused(form, '', 'message:slips.nothing')
  return redirectWithNotice(ctx.href(`/organiser/contests/${contest.id}/messages/slips`), 'saved')
}

export default function Slips() {
  const { title, head, slips } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), {})
  const { t } = useTranslate()
  return (
    <Page
      title={title}
      lead={slips.length > 0 ? t('message:slips.lead') : t('message:slips.none')}
      width="wide"
      before={
        <>
          <ContestNav {...head} current="messages" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
    >
      {slips.length > 0 ? (
        <form method="post" className="slips">
          {slips.map((slip) => (
            <section key={slip.id} className="slip">
              <input type="hidden" name="slip" value={slip.id} />
              <h2>{slip.to}</h2>
              <PlainText text={slip.text} lang={slip.locale} />
            </section>
          ))}
          <div className="action">
            <Button>{t('message:slips.printed', { count: slips.length })}</Button>
          </div>
        </form>
      ) : null}
    </Page>
  )
}
