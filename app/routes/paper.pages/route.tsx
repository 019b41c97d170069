import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findPages } from '#app/domain/paper/open-pages.server.ts'
import { presentPages } from '#app/domain/paper/present.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { changePhotos } from '#app/http/page-photos.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { PagePhotos } from '#app/ui/page-photos.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true, script: 'photos' }

/** The pages of a child's essay, for who acts for the child. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator', 'partner')
  const found = (await findPages(ctx.domain, args.params.applicationId ?? '')) ?? notFound()
  return { title: ctx.t('paper:pages.title'), view: presentPages(found) }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator', 'partner')
  const id = args.params.applicationId ?? ''
  return changePhotos(ctx, args.request, id, ctx.href(`/papers/${id}`))
}

export default function Pages() {
  const { title, view } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()
  const { t, locale } = useTranslate()
  return (
    <PagePhotos
      title={title}
      caption={t('application:codeIs', { code: view.code })}
      view={view}
      problem={problem}
      address={`/${locale}/papers/${view.applicationId}`}
      after={
        <p>
          <a href={`/${locale}/organiser/contests/${view.contestId}/sheets`}>{t('paper:sheet.print')}</a>
        </p>
      }
    />
  )
}
