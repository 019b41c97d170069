import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { contestTitle } from '#app/domain/contest/present.ts'
import { acceptInvitation } from '#app/domain/jury/accept-invitation.server.ts'
import { joinInput, newJurorInput } from '#app/domain/jury/input.server.ts'
import { readInvitation } from '#app/domain/jury/read-invitation.server.ts'
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
    if (reading.mine) throw redirect(ctx.href(`/jury/${reading.mine}`))
    return linkGone()
  }
  return {
    title: ctx.t('jury:invitation.title'),
    contest: contestTitle(reading.contest, ctx.locale),
    email: reading.email,
    as: reading.as,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const token = args.params.token ?? ''
  const form = await args.request.formData()
  return acceptByForm(ctx, form, await readInvitation(ctx.domain, token), {
    fresh: newJurorInput,
    known: joinInput,
    accept: (given) => acceptInvitation(ctx.domain, { token, ...given }),
    next: ({ contestId }) => `/jury/${contestId}/profile`,
    barred: 'jury:error.knowsAuthors',
  })
}

export default function Invitation() {
  const { title, contest, email, as } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), {})
  const { t } = useTranslate()
  return (
    <InvitationPage
      title={title}
      caption={contest}
      texts={[t('jury:invitation.body'), t('jury:invitation.promise')]}
      as={as}
      heading={t(`jury:invitation.as.${as}`)}
      email={t('jury:invitation.email', { email })}
      name={{ label: t('jury:invitation.name'), hint: t('jury:invitation.nameHint') }}
      accept={t('jury:invitation.accept')}
      form={form}
    />
  )
}
