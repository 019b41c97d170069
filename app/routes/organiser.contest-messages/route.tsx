import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { allow } from '#app/http/allow.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { actOnMessage, loadMessages } from '#app/http/messages-page.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { MessageList } from '#app/ui/message-list.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  return {
    title: ctx.t('message:title'),
    head: headOf(ctx, contest),
    list: await loadMessages(ctx, args.request, contest.id),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  return actOnMessage(ctx, args.request, ctx.href(`/organiser/contests/${contest.id}/messages`), contest.id)
}

export default function ContestMessages() {
  const { title, head, list } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      lead={t('message:leadContest')}
      width="wide"
      before={<ContestNav {...head} current="messages" />}
    >
      <p>
        <a href={`/${locale}/organiser/contests/${head.contestId}/messages/slips`}>{t('message:slips.link')}</a>
      </p>
      <MessageList {...list} />
    </Page>
  )
}
