import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { contestTitle } from '#app/domain/contest/present.ts'
import { allow } from '#app/http/allow.server.ts'
import { importAction, importColumnsFor } from '#app/http/import-page.server.ts'
import { actingPartner, partnerContest } from '#app/http/partner-page.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { ImportGuide } from '#app/ui/import-guide.tsx'
import { ImportPreview } from '#app/ui/import-preview.tsx'
import { ImportUpload } from '#app/ui/import-upload.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { SectionNav } from '#app/ui/tabs.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

const named = (request: Request) => new URL(request.url).searchParams.get('partner')

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'partner')
  const contest = await partnerContest(ctx, args.params)
  const { partner, partners } = await actingPartner(ctx, named(args.request))
  return {
    title: ctx.t('partner:import.title'),
    contest: contestTitle(contest, ctx.locale),
    partner,
    partners,
    base: ctx.href(`/partner/contests/${contest.id}/import`),
    columns: importColumnsFor(ctx, true),
    groups: contest.groups.map(({ key, names }) => ({ key, name: names[ctx.locale] || names.kk })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'partner')
  const contest = await partnerContest(ctx, args.params)
  const { partner } = await actingPartner(ctx, named(args.request))
  const done = ctx.href(`/partner?contest=${contest.id}`)
  return importAction(ctx, args.request, { contestId: contest.id, partnerId: partner.id, done })
}

export default function ImportPupils() {
  const { title, contest, partner, partners, base, columns, groups } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = useFormState(answer, {})
  const { t, locale } = useTranslate()
  const preview = answer && 'preview' in answer ? answer.preview : null
  return (
    <Page
      title={title}
      caption={contest}
      lead={t('partner:import.lead')}
      back={{ href: `/${locale}/partner`, text: t('partner:home.title') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
      width="wide"
    >
      {partners.length > 1 ? (
        <SectionNav
          label={t('partner:organisation')}
          items={partners.map(({ id, name }) => ({
            href: `${base}?partner=${id}`,
            text: name,
            current: id === partner.id,
          }))}
        />
      ) : null}
      {preview ? <ImportPreview preview={preview} columns={columns} cancelHref={base} /> : null}
      <ImportUpload error={form.error('file')} />
      <ImportGuide templateHref={`${base}/template`} columns={columns} groups={groups} />
    </Page>
  )
}
