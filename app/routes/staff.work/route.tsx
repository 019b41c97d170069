import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { Role } from '#app/domain/context.ts'
import { allow } from '#app/http/allow.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

/** The home of roles whose rooms are furnished later. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'coordinator', 'partner', 'technician', 'safeguarding')
  return { title: ctx.t('common:nav.work'), roles: ctx.viewer.roles }
}

export default function Work() {
  const { title, roles } = useLoaderData<typeof loader>()
  const { t } = useTranslate()
  return (
    <Page title={title} lead={roles.map((role) => t(`account:role.${role satisfies Role}`)).join(', ')}>
      <EmptyState title={t('account:work.emptyTitle')}>{t('account:work.emptyBody')}</EmptyState>
    </Page>
  )
}
