import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { mayEdit } from '#app/domain/application/rules.ts'
import { listPapers } from '#app/domain/certificate/list-papers.server.ts'
import { presentGroupNames } from '#app/domain/contest/present.ts'
import { allow } from '#app/http/allow.server.ts'
import { readUpload, uploadCertificate } from '#app/http/certificate-upload.server.ts'
import { ownApplication } from '#app/http/own-application.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { CertificateUpload } from '#app/ui/certificate-upload.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { StatusTag } from '#app/ui/status-tag.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { application, contest } = await ownApplication(ctx)
  const names = presentGroupNames(contest, ctx.locale)
  const papers = await listPapers(ctx.domain, application.id)
  return {
    title: ctx.t('certificate:title'),
    days: contest.certificateDays,
    editable: mayEdit(ctx.viewer, application, contest, ctx.domain.now),
    // Who looked at a paper is for staff alone.
    papers: papers.map(({ group, state, reason, copy }) => ({
      group,
      name: names.get(group) ?? group,
      state,
      reason,
      copyUntil: copy?.until ?? null,
    })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { application } = await ownApplication(ctx)
  return uploadCertificate(ctx, await readUpload(args.request), application.id, ctx.href('/application/certificates'))
}

const tones = { none: 'neutral', waiting: 'waiting', accepted: 'done', rejected: 'warn' } as const

export default function Certificates() {
  const { title, days, editable, papers } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), {})
  return (
    <Page
      title={title}
      lead={t('certificate:lead', { days })}
      back={{ href: `/${locale}/application`, text: t('application:toTasks') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      {papers.length === 0 ? <p>{t('certificate:noClaims')}</p> : null}
      {papers.map(({ group, name, state, reason, copyUntil }) => (
        <section key={group}>
          <h2>
            {name} <StatusTag tone={tones[state]}>{t(`certificate:state.${state}`)}</StatusTag>
          </h2>
          <p>{t(`certificate:said.${state}`)}</p>
          {state === 'rejected' ? <p>{t('certificate:because', { reason })}</p> : null}
          {state === 'accepted' && copyUntil ? (
            <p>{t('certificate:goes', { at: formatDate(locale, new Date(copyUntil)) })}</p>
          ) : null}
          {editable && state !== 'accepted' ? (
            <CertificateUpload
              group={group}
              name={name}
              replaces={state !== 'none'}
              error={form.error(`file-${group}`).error}
            />
          ) : null}
        </section>
      ))}
      {editable || papers.length === 0 ? null : <p>{t('certificate:closed')}</p>}
    </Page>
  )
}
