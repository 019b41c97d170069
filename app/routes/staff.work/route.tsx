import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listContests } from '#app/domain/contest/list-contests.server.ts'
import { hasRole, type Role } from '#app/domain/context.ts'
import { allow } from '#app/http/allow.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Card, CardGrid } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

/** The home of roles whose rooms later issues furnish; a coordinator already finds the applications of the region. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'coordinator', 'partner', 'technician', 'safeguarding')
  const mayScreen = hasRole(ctx.viewer, 'coordinator')
  const contests = mayScreen ? await listContests(ctx.domain, ctx.locale) : []
  return {
    title: ctx.t('common:nav.work'),
    roles: ctx.viewer.roles,
    contests: contests.filter((contest) => contest.state !== 'draft').map(({ id, title }) => ({ id, title })),
  }
}

export default function Work() {
  const { title, roles, contests } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page title={title} lead={roles.map((role) => t(`account:role.${role as Role}`)).join(', ')}>
      {contests.length > 0 ? (
        <CardGrid>
          {contests.map((contest) => (
            <Card
              key={contest.id}
              title={contest.title}
              href={`/${locale}/organiser/contests/${contest.id}/applications`}
            >
              {t('account:work.screening')}
            </Card>
          ))}
        </CardGrid>
      ) : (
        <EmptyState title={t('account:work.emptyTitle')}>{t('account:work.emptyBody')}</EmptyState>
      )}
    </Page>
  )
}
