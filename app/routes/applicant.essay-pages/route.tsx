import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findPages } from '#app/domain/paper/open-pages.server.ts'
import { presentPages } from '#app/domain/paper/present.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { ownApplication } from '#app/http/own-application.server.ts'
import { changePhotos } from '#app/http/page-photos.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { PagePhotos } from '#app/ui/page-photos.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { script: 'photos' }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { application } = await ownApplication(ctx)
  const found = (await findPages(ctx.domain, application.id)) ?? notFound()
  return { title: ctx.t('paper:pages.title'), view: presentPages(found) }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { application } = await ownApplication(ctx)
  return changePhotos(ctx, args.request, application.id, ctx.href('/application/essay/pages'))
}

export default function EssayPages() {
  const { title, view } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()
  const { t, locale } = useTranslate()
  const at = (path: string) => `/${locale}/application${path}`
  return (
    <PagePhotos
      title={title}
      view={view}
      problem={problem}
      address={at('/essay/pages')}
      back={{ href: at('/essay'), text: t('paper:toEssay') }}
      after={
        view.pages.length > 0 && view.editable && !view.submitted ? (
          <ButtonRow>
            <ButtonLink href={at('/check')}>{t('paper:toCheck')}</ButtonLink>
          </ButtonRow>
        ) : null
      }
    />
  )
}
