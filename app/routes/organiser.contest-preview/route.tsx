import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { presentPublic } from '#app/domain/contest/present-public.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { contestOf } from '#app/http/contest-of.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ContestFacts } from '#app/ui/contest-facts.tsx'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PhaseTag } from '#app/ui/phase-tag.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

/** The page that applicants get, in their style sheet, whatever the state of the contest. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const shown = await presentPublic(ctx.domain, contest, ctx.locale)
  return { title: shown.title, contest: shown, contestId: contest.id }
}

export default function ContestPreview() {
  const { title, contest, contestId } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      tag={<PhaseTag phase={contest.phase} />}
      back={{ href: `/${locale}/organiser/contests/${contestId}`, text: t('contest:nav.overview') }}
      before={
        <Notification tone="info" title={t('contest:preview.title')}>
          {t('contest:preview.body')}
        </Notification>
      }
    >
      <ContestFacts contest={contest} />
    </Page>
  )
}
