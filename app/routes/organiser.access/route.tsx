import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getAccess } from '#app/domain/card/get-access.server.ts'
import { presentAccess, recoverByForm } from '#app/http/access-page.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import type { GivenAccess } from '#app/http/card-sheet.server.ts'
import { contestOf } from '#app/http/contest-of.server.ts'
import type { RequestContext } from '#app/http/context.server.ts'
import type { FormProblem } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { AccessPage } from '#app/ui/access-page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

async function accessOf(ctx: RequestContext, params: LoaderFunctionArgs['params']) {
  const access = await getAccess(ctx.domain, params.applicationId ?? '')
  return access && access.contestId === params.contestId ? access : notFound()
}

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator')
  const contest = await contestOf(ctx, args.params)
  const access = await accessOf(ctx, args.params)
  return presentAccess(ctx, contest, access, `/organiser/contests/${contest.id}/applications`)
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator')
  const contest = await contestOf(ctx, args.params)
  const { applicationId } = await accessOf(ctx, args.params)
  return recoverByForm(ctx, args.request, contest, applicationId)
}

export default function OrganiserAccess() {
  const { back, ...page } = useLoaderData<typeof loader>()
  const answer = useActionData<FormProblem | { given: GivenAccess }>()
  const { t } = useTranslate()
  return <AccessPage {...page} back={{ href: back, text: t('screening:list.title') }} answer={answer} />
}
