import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { acceptInvitation } from '#app/domain/partner/accept-invitation.server.ts'
import { knownPartnerAccountInput, newPartnerAccountInput } from '#app/domain/partner/input.server.ts'
import { readInvitation } from '#app/domain/partner/read-invitation.server.ts'
import { acceptByForm, linkGone } from '#app/http/accept-invitation.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { useFormState } from '#app/ui/form-state.ts'
import { InvitationPage } from '#app/ui/invitation-page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  ...pageTitle(data),
  { name: 'robots', content: 'noindex' },
]

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const reading = await readInvitation(ctx.domain, args.params.token ?? '')
  if (reading.state === 'unknown') return notFound()
  if (reading.state === 'gone') {
    if (reading.mine) throw redirect(ctx.href('/partner'))
    return linkGone()
  }
  return {
    title: ctx.t('partner:invitation.title'),
    organisation: reading.partner.name,
    email: reading.email,
    as: reading.as,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const token = args.params.token ?? ''
  const form = await args.request.formData()
  return acceptByForm(ctx, form, await readInvitation(ctx.domain, token), {
    fresh: newPartnerAccountInput,
    known: knownPartnerAccountInput,
    accept: (given) => acceptInvitation(ctx.domain, { token, ...given }),
    next: () => '/partner',
    barred: 'partner:error.juror',
  })
}

export default function PartnerInvitation() {
  const { title, organisation, email, as } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), {})
  const { t } = useTranslate()
  return (
    <InvitationPage
      title={title}
      caption={organisation}
      texts={[t('partner:invitation.body'), t('partner:invitation.promise')]}
      as={as}
      heading={t(`partner:invitation.as.${as}`)}
      email={t('partner:invitation.email', { email })}
      name={{ label: t('account:name') }}
      accept={t('partner:invitation.accept')}
      form={form}
    />
  )
}
