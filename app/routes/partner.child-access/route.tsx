import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getAccess } from '#app/domain/card/get-access.server.ts'
import { presentAccess, recoverByForm } from '#app/http/access-page.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import type { GivenAccess } from '#app/http/card-sheet.server.ts'
import type { FormProblem } from '#app/http/form.server.ts'
import { ownChild } from '#app/http/partner-page.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { AccessPage } from '#app/ui/access-page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'partner')
  const { application, contest } = await ownChild(ctx, args.params)
  const found = (await getAccess(ctx.domain, application.id)) ?? notFound()
  return presentAccess(ctx, contest, found, `/partner/children/${application.id}`)
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'partner')
  const { application, contest } = await ownChild(ctx, args.params)
  return recoverByForm(ctx, args.request, contest, application.id)
}

export default function ChildAccess() {
  const { back, ...page } = useLoaderData<typeof loader>()
  const answer = useActionData<FormProblem | { given: GivenAccess }>()
  const { t } = useTranslate()
  return <AccessPage {...page} back={{ href: back, text: t('partner:child.back') }} answer={answer} />
}
