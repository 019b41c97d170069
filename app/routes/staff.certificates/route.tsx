import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findReached } from '#app/domain/application/reached-application.server.ts'
import { recordInput } from '#app/domain/certificate/input.server.ts'
import { listPapers } from '#app/domain/certificate/list-papers.server.ts'
import { recordCertificate } from '#app/domain/certificate/record-certificate.server.ts'
import { maySeePapers } from '#app/domain/certificate/rules.ts'
import { getContest } from '#app/domain/contest/get-contest.server.ts'
import { presentGroupNames } from '#app/domain/contest/present.ts'
import { mayScreen } from '#app/domain/screening/rules.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { readUpload, uploadCertificate } from '#app/http/certificate-upload.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { formatCode } from '#app/ui/format-code.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PaperSection } from './paper-section.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => pageTitle(shown)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator', 'partner')
  const application = await findReached(ctx.domain, args.params.applicationId ?? '')
  const contest = application && (await getContest(ctx.domain, application.contestId))
  if (!application || !contest) return notFound()
  const names = presentGroupNames(contest, ctx.locale)
  const papers = await listPapers(ctx.domain, application.id)
  const sees = maySeePapers(ctx.viewer, application.region)
  return {
    title: ctx.t('certificate:title'),
    id: application.id,
    contestId: contest.id,
    name: `${application.familyName} ${application.givenName}`.trim(),
    code: formatCode(application.code),
    days: contest.certificateDays,
    decides: sees && mayScreen(contest) && application.state === 'submitted',
    sees,
    // A partner brings papers, and is told what became of them; what they say is not for it.
    papers: papers.map(({ group, state, reason, ...said }) => ({
      group,
      name: names.get(group) ?? group,
      state,
      reason,
      said: sees ? said : null,
    })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator', 'partner')
  const id = args.params.applicationId ?? ''
  if (!(await findReached(ctx.domain, id))) return notFound()
  const here = ctx.href(`/children/${id}/certificates`)
  const form = await readUpload(args.request)
  if (form?.get('what') !== 'record') return uploadCertificate(ctx, form, id, here)
  const parsed = parseForm(recordInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const recorded = await recordCertificate(ctx.domain, id, parsed.value)
  if (recorded.ok) return redirectWithNotice(here, 'saved')
  if (recorded.reason === 'not-found') return notFound()
  const field = recorded.reason === 'expired' ? 'validUntil' : ''
  const refusal = refused(form, field, `certificate:error.${recorded.reason}`)
  return recorded.reason === 'locked' ? data(refusal.data, { status: 409 }) : refusal
}

export default function Certificates() {
  const { title, id, contestId, name, code, days, decides, sees, papers } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), {})
  return (
    <Page
      title={title}
      caption={`${name} ${code}`}
      lead={t('certificate:staffLead', { days })}
      back={
        sees
          ? {
              href: `/${locale}/organiser/contests/${contestId}/applications/${id}`,
              text: t('certificate:toApplication'),
            }
          : { href: `/${locale}/children/${id}`, text: t('status:child.title') }
      }
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      {papers.length === 0 ? <p>{t('certificate:noClaims')}</p> : null}
      {papers.map((paper) => (
        <PaperSection
          key={paper.group}
          paper={paper}
          decides={decides}
          form={form}
          base={`/${locale}/children/${id}/certificates`}
        />
      ))}
    </Page>
  )
}
