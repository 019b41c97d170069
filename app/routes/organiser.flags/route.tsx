import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { appointContacts } from '#app/domain/concern/appoint-contacts.server.ts'
import { listPossibleContacts } from '#app/domain/concern/contacts.server.ts'
import { getContest } from '#app/domain/contest/get-contest.server.ts'
import { contestTitle } from '#app/domain/contest/present.ts'
import { listFlags } from '#app/domain/flag/list-flags.server.ts'
import { passOnFlags } from '#app/domain/flag/pass-on-flags.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { refused } from '#app/http/form.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ContactSection } from './contact-section.tsx'
import { FlagTable } from './flag-table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await getContest(ctx.domain, args.params.contestId ?? '')
  if (!contest) return notFound()
  const [flags, people] = [await listFlags(ctx.domain, contest), await listPossibleContacts(ctx.domain, contest.id)]
  return {
    title: ctx.t('flag:list.title'),
    contest: { id: contest.id, title: contestTitle(contest, ctx.locale), state: contest.state },
    flags: flags.map(({ raisedAt, settledAt, ...flag }) => ({
      ...flag,
      raised: formatDateTime(ctx.locale, raisedAt),
      settled: settledAt ? formatDateTime(ctx.locale, settledAt) : null,
    })),
    people: people.map(({ id, name, appointed }) => ({ id, name, appointed })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contestId = args.params.contestId ?? ''
  const form = await args.request.formData()
  if (form.get('intent') !== 'contacts') return refused(form, '', 'error:field.unusable')
  const outcome = await appointContacts(ctx.domain, { contestId, accountIds: form.getAll('contact').map(String) })
  if (!outcome.ok) return outcome.reason === 'not-found' ? notFound() : refused(form, 'contact', 'flag:contacts.gone')
  await passOnFlags(ctx.domain)
  return redirectWithNotice(ctx.href(`/organiser/contests/${contestId}/flags`), 'saved')
}

export default function Flags() {
  const { title, contest, flags, people } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), {
    contact: people.flatMap(({ id, appointed }) => (appointed ? [id] : [])),
  })
  return (
    <Page
      title={title}
      lead={t('flag:list.lead')}
      width="wide"
      back={{ href: `/${locale}/organiser/contests/${contest.id}/jury`, text: t('jury:organiser.title') }}
      before={
        <>
          <ContestNav contestId={contest.id} title={contest.title} state={contest.state} current="jury" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
    >
      <FlagTable contestId={contest.id} flags={flags} />
      <ContactSection people={people} form={form} />
    </Page>
  )
}
