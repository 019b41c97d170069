import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { donationByCode } from '#app/domain/donation/follow-donation.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { mayVisitorAsk } from '#app/http/visitor-limit.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const code = new URL(args.request.url).searchParams.get('code')?.slice(0, 40) ?? ''
  const asked = code !== '' && (await mayVisitorAsk(ctx, args.context.clientAddress))
  const found = asked ? await donationByCode(ctx.domain, code) : null
  if (found) throw redirect(ctx.href(`/donations/${found.code}`))
  return { title: ctx.t('donation:follow.title'), code }
}

export default function Follow() {
  const { title, code } = useLoaderData<typeof loader>()
  const { t } = useTranslate()
  return (
    <Page title={title} lead={t('donation:follow.lead')}>
      <form method="get" noValidate>
        <Field
          label={t('donation:follow.code')}
          name="code"
          value={code}
          size="half"
          spellCheck={false}
          error={code === '' ? undefined : t('donation:follow.unknown')}
        />
        <Button>{t('donation:follow.show')}</Button>
      </form>
    </Page>
  )
}
