import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getPublicFigures } from '#app/domain/allocation/get-public-figures.server.ts'
import { getContestBySlug } from '#app/domain/contest/get-contest.server.ts'
import { contestTitle } from '#app/domain/contest/present.ts'
import { isPublic } from '#app/domain/contest/rules.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { RegionFigures } from '#app/ui/map/region-figures.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

/** The published list in numbers by region. A page of its own: the map weighs more than the list. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const contest = await getContestBySlug(ctx.domain, args.params.slug ?? '')
  const figures = contest && isPublic(contest) ? await getPublicFigures(ctx.domain, contest.id) : null
  if (!contest || !figures) return notFound()
  return {
    title: ctx.t('lists:figures.caption'),
    contest: { slug: contest.slug, title: contestTitle(contest, ctx.locale) },
    figures,
  }
}

export default function Figures() {
  const { title, contest, figures } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      caption={contest.title}
      back={{ href: `/${locale}/contests/${contest.slug}/results`, text: t('announcement:public.title') }}
    >
      <RegionFigures figures={figures} />
    </Page>
  )
}
