import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { compareTexts } from '#app/domain/screening/compare-texts.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { queueOf, queueQuery, screenedContest, screeningHead } from '#app/http/queue-of.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ComparedTextBlock } from '#app/ui/compared-text.tsx'
import { formatCode } from '#app/ui/format-code.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ScreeningHead } from '#app/ui/screening-head.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator')
  const contest = await screenedContest(ctx, args.params)
  const { applicationId = '', otherId = '' } = args.params
  const compared = await compareTexts(ctx.domain, { contestId: contest.id, applicationId, otherId })
  if (!compared.ok) return notFound()
  const query = queueQuery(queueOf(args.request, contest.id))
  return {
    title: ctx.t('screening:compare.title'),
    head: screeningHead(ctx, contest),
    back: ctx.href(`/organiser/contests/${contest.id}/applications/${applicationId}${query}`),
    comparison: compared.value,
  }
}

export default function Compare() {
  const { title, head, back, comparison } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const { own, other, passages, words, similarity } = comparison
  return (
    <Page title={title} width="wide" back={{ href: back, text: t('screening:text.back') }}>
      <ScreeningHead {...head} />
      <p>
        {passages === 0 ? t('screening:compare.none') : t('screening:compare.shared', { count: words })}{' '}
        {similarity === null
          ? null
          : t('screening:compare.similarity', { percent: formatNumber(locale, similarity * 100, 0) })}
      </p>
      <div className="side-by-side">
        <ComparedTextBlock text={{ ...own, title: formatCode(own.code) }} />
        {other ? (
          <ComparedTextBlock text={{ ...other, title: formatCode(other.code) }} />
        ) : (
          <Notification tone="info">{t('screening:compare.elsewhere')}</Notification>
        )}
      </div>
    </Page>
  )
}
