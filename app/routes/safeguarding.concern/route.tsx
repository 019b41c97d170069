import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getConcern } from '#app/domain/concern/get-concern.server.ts'
import { concernNoteInput, openingReasonInput } from '#app/domain/concern/input.server.ts'
import { noteConcern } from '#app/domain/concern/note-concern.server.ts'
import { openChild } from '#app/domain/concern/open-child.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { formatDateTime, formatDay } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PlainText } from '#app/ui/plain-text.tsx'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { ChildSection } from './child-section.tsx'
import { HelpNumbers } from './help-numbers.tsx'
import { NoteSection } from './note-section.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'safeguarding')
  const outcome = await getConcern(ctx.domain, { concernId: args.params.concernId ?? '', locale: ctx.locale })
  if (!outcome.ok) return notFound()
  const { raisedAt, closedAt, openUntil, notes, openings, child, ...concern } = outcome.value
  const time = (at: Date) => formatDateTime(ctx.locale, at)
  return {
    ...concern,
    title: ctx.t('concern:title'),
    raised: time(raisedAt),
    closed: closedAt ? time(closedAt) : null,
    openUntil: openUntil ? time(openUntil) : null,
    notes: notes.map(({ at, ...note }) => ({ ...note, at: time(at) })),
    openings: openings.map(({ at, until, ...one }) => ({ ...one, at: time(at), until: time(until) })),
    child: child && { ...child, birthDate: child.birthDate ? formatDay(ctx.locale, child.birthDate) : null },
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'safeguarding')
  const concernId = args.params.concernId ?? ''
  const form = await args.request.formData()
  const here = ctx.href(`/safeguarding/${concernId}`)
  const intent = form.get('intent')
  if (intent === 'open') {
    const parsed = parseForm(openingReasonInput, form)
    if (!parsed.ok) return invalid(parsed.problem)
    const outcome = await openChild(ctx.domain, { concernId, ...parsed.value })
    if (outcome.ok) return redirectWithNotice(`${here}#child`, 'saved')
    return outcome.reason === 'not-found' ? notFound() : refused(form, '', `concern:error.${outcome.reason}`)
  }
  if (intent !== 'note' && intent !== 'close') return refused(form, '', 'error:field.unusable')
  const parsed = parseForm(concernNoteInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await noteConcern(ctx.domain, { concernId, ...parsed.value, close: intent === 'close' })
  if (outcome.ok) return redirectWithNotice(here, 'saved')
  return outcome.reason === 'not-found' ? notFound() : refused(form, '', 'concern:error.closed')
}

export default function ConcernPage() {
  const concern = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), {})
  return (
    <Page
      title={concern.title}
      caption={`${concern.contest} · ${concern.raised}`}
      width="wide"
      back={{ href: `/${locale}/safeguarding`, text: t('concern:list.title') }}
      tag={
        <>
          <StatusTag tone="neutral">{t(`common:language_${concern.language as Locale}`)}</StatusTag>{' '}
          <StatusTag tone={concern.open ? 'waiting' : 'done'}>
            {t(concern.open ? 'concern:state.open' : 'concern:state.closed')}
          </StatusTag>
        </>
      }
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
      aside={<HelpNumbers />}
    >
      {concern.withdrawn ? <Notification tone="info">{t('concern:withdrawn')}</Notification> : null}
      <h2>{t('concern:juror')}</h2>
      <p>{concern.note === '' ? t('concern:noWords') : concern.note}</p>
      {concern.text === null ? null : (
        <>
          <h2>{t('concern:text')}</h2>
          <PlainText text={concern.text} lang={concern.language} />
        </>
      )}
      <ChildSection {...concern} form={form} />
      <NoteSection {...concern} form={form} />
    </Page>
  )
}
