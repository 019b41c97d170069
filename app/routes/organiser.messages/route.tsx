import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { allow } from '#app/http/allow.server.ts'
import { actOnMessage, loadMessages } from '#app/http/messages-page.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { MessageList } from '#app/ui/message-list.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  return { title: ctx.t('message:title'), list: await loadMessages(ctx, args.request) }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  return actOnMessage(ctx, args.request, ctx.href('/organiser/messages'))
}

export default function Messages() {
  const { title, list } = useLoaderData<typeof loader>()
  const { t } = useTranslate()
  return (
    <Page title={title} lead={t('message:lead')} width="wide">
      <MessageList {...list} />
    </Page>
  )
}
