import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getCommitment } from '#app/domain/allocation/get-commitment.server.ts'
import { getContestBySlug } from '#app/domain/contest/get-contest.server.ts'
import { presentPublic } from '#app/domain/contest/present-public.server.ts'
import { isPublic } from '#app/domain/contest/rules.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ContestFacts } from '#app/ui/contest-facts.tsx'
import { LotteryPromise } from '#app/ui/lottery-promise.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PhaseTag } from '#app/ui/phase-tag.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const contest = await getContestBySlug(ctx.domain, args.params.slug ?? '')
  if (!contest || !isPublic(contest)) return notFound()
  const shown = await presentPublic(ctx.domain, contest, ctx.locale)
  return { title: shown.title, contest: shown, commitment: await getCommitment(ctx.domain, contest.id) }
}

export default function Contest() {
  const { title, contest, commitment } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      tag={<PhaseTag phase={contest.phase} />}
      back={{ href: `/${locale}/contests`, text: t('home:contests') }}
    >
      <ContestFacts contest={contest} />
      {contest.phase === 'announced' ? null : <LotteryPromise commitment={commitment} />}
    </Page>
  )
}
