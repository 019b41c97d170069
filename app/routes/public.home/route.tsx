import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { allow } from '#app/http/allow.server.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  return { title: ctx.t('home:title') }
}

export default function Home() {
  const { title } = useLoaderData<typeof loader>()
  return <Page title={title}>{null}</Page>
}
