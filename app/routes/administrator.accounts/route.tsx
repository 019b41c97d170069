import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { Role } from '#app/domain/context.ts'
import { listAccounts } from '#app/domain/identity/list-accounts.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { Table } from '#app/ui/table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'administrator')
  return { title: ctx.t('account:list.title'), accounts: await listAccounts(ctx.domain) }
}

export default function Accounts() {
  const { title, accounts } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page title={title} lead={t('account:list.lead')} width="wide">
      <p>
        <ButtonLink href={`/${locale}/administrator/accounts/new`}>{t('account:list.new')}</ButtonLink>
      </p>
      <Table
        caption={title}
        captionHidden
        columns={[
          { key: 'name', title: t('account:name') },
          { key: 'email', title: t('account:email') },
          { key: 'roles', title: t('account:roles') },
          { key: 'since', title: t('account:since') },
          { key: 'state', title: t('account:state') },
        ]}
        rows={accounts.map((account) => ({
          key: account.id,
          href: `/${locale}/administrator/accounts/${account.id}`,
          cells: {
            name: account.displayName,
            email: account.email,
            roles: account.roles.map((role) => t(`account:role.${role as Role}`)).join(', '),
            since: formatDate(locale, account.createdAt),
            state: (
              <StatusTag tone={account.disabled ? 'danger' : 'done'}>
                {account.disabled ? t('account:disabled') : t('account:enabled')}
              </StatusTag>
            ),
          },
        }))}
      />
    </Page>
  )
}
