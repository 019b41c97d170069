import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { submitInput } from '#app/domain/application/input.server.ts'
import { presentOwn } from '#app/domain/application/present.server.ts'
import { mayTypeFor } from '#app/domain/application/rules.ts'
import { submitApplication } from '#app/domain/application/submit-application.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { conflict } from '#app/http/own-application.server.ts'
import { ownChild } from '#app/http/partner-page.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { ChildTag } from '#app/ui/child-tag.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { answersOf } from './answers.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'partner')
  const child = await ownChild(ctx, args.params)
  const { application, activated } = child
  return {
    title: `${application.familyName} ${application.givenName}`.trim() || ctx.t('partner:unnamed'),
    id: application.id,
    eligibility: application.eligibility,
    view: await presentOwn(ctx.domain, child, ctx.locale),
    /** what the child writes with its own PIN is not for others to change or send */
    types: mayTypeFor(ctx.viewer, application, activated),
    submitKey: ctx.services.random.uuid(),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'partner')
  const { application, activated } = await ownChild(ctx, args.params)
  const form = await args.request.formData()
  const parsed = parseForm(submitInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  if (!mayTypeFor(ctx.viewer, application, activated)) return refused(form, '', 'partner:error.childWrites')
  const { locale } = application
  const submitted = await submitApplication(ctx.domain, application.id, { ...parsed.value, locale })
  if (submitted.ok) return redirectWithNotice(ctx.href(`/partner/children/${application.id}`), 'submitted')
  if (submitted.reason === 'not-found') return notFound()
  if (submitted.reason === 'incomplete') return refused(form, '', 'partner:error.incomplete')
  return conflict(form, submitted.reason === 'closed' ? 'partner:error.closed' : 'error:conflict')
}

const pageOf = { about: 'details', school: 'details', place: 'details', contact: 'details', groups: 'details' } as const

export default function Child() {
  const { title, id, view, eligibility, types, submitKey } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), {})
  const { t, locale } = useTranslate()
  const here = `/${locale}/partner/children/${id}`
  const { state, contest, problems } = view
  const withdrawn = state === 'withdrawn'
  // Which device would help is the child's own to say.
  const asked = view.sections.filter((section) => section !== 'wishes')
  const open = view.editable && !withdrawn
  const missing = [...new Set(problems.map(({ name }) => t(`partner:missing.${name}`)))]
  const unsent = state === 'draft' || view.essay.unsent
  return (
    <Page
      title={title}
      caption={contest.title}
      lead={t('partner:child.code', { code: view.code })}
      back={{ href: `/${locale}/partner`, text: t('partner:home.title') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
      tag={<ChildTag state={state} eligibility={eligibility} />}
    >
      {withdrawn ? <p>{t('partner:child.withdrawn')}</p> : null}
      {open && contest.closesAt ? (
        <p>{t('partner:home.until', { at: formatDateTime(locale, new Date(contest.closesAt)) })}</p>
      ) : null}
      {!withdrawn && !view.editable ? <Notification tone="info">{t('partner:child.closed')}</Notification> : null}
      {!withdrawn && missing.length > 0 ? (
        <Notification tone="warn" title={t('partner:child.missing')}>
          {missing.join(', ')}
        </Notification>
      ) : null}
      {!withdrawn && !types ? <Notification tone="info">{t('partner:child.writes')}</Notification> : null}
      {withdrawn
        ? null
        : asked.map((section) => (
            <section key={section}>
              <h2>{t(`partner:section.${section}`)}</h2>
              <SummaryList rows={answersOf(section, view, t, locale)} />
              {section === 'essay' ? (
                <p>
                  <a href={`/${locale}/papers/${id}`}>{t('paper:pages.title')}</a>
                </p>
              ) : null}
              {open && (section !== 'essay' || types) ? (
                <p>
                  <a href={`${here}/${section === 'consent' || section === 'essay' ? section : pageOf[section]}`}>
                    {t('common:change')}: {t(`partner:section.${section}`)}
                  </a>
                </p>
              ) : null}
            </section>
          ))}
      {withdrawn ? null : (
        <p>
          <a href={`${here}/access`}>{t('partner:child.access')}</a>
          <br />
          <a href={`/${locale}/children/${id}`}>{t('status:child.help')}</a>
        </p>
      )}
      {open && types && unsent && missing.length === 0 ? (
        <form method="post">
          <input type="hidden" name="submitKey" value={submitKey} />
          <input type="hidden" name="version" value={view.version} />
          <input type="hidden" name="essayVersion" value={view.essayVersion} />
          <p>{t('partner:child.sendHint')}</p>
          <Button>{t('partner:child.send')}</Button>
        </form>
      ) : null}
    </Page>
  )
}
