import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listSeats } from '#app/domain/jury/list-seats.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Card, CardGrid } from '#app/ui/card.tsx'
import { ContestStateTag } from '#app/ui/contest-state-tag.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Progress } from '#app/ui/progress.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'juror')
  return { title: ctx.t('jury:seats.title'), seats: await listSeats(ctx.domain, ctx.locale) }
}

export default function Seats() {
  const { title, seats } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page title={title} width="wide">
      {seats.length === 0 ? (
        <EmptyState title={t('jury:seats.empty')}>{t('jury:seats.emptyBody')}</EmptyState>
      ) : (
        <CardGrid>
          {seats.map((seat) => (
            <Card
              key={seat.contestId}
              title={seat.title}
              meta={<ContestStateTag state={seat.state} />}
              href={`/${locale}/jury/${seat.contestId}${seat.declared ? '' : '/profile'}`}
            >
              {seat.progress ? (
                <Progress
                  label={t('jury:progress.label')}
                  value={seat.progress.done}
                  max={seat.progress.total}
                  text={t('jury:progress.text', seat.progress)}
                />
              ) : (
                <p>{seat.declared ? t('jury:seats.waiting') : t('jury:seats.profile')}</p>
              )}
            </Card>
          ))}
        </CardGrid>
      )}
    </Page>
  )
}
