import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { countResultMessages } from '#app/domain/allocation/count-result-messages.server.ts'
import { getRun } from '#app/domain/allocation/get-run.server.ts'
import { withdrawalInput } from '#app/domain/allocation/input.server.ts'
import { withdrawRun } from '#app/domain/allocation/withdraw-run.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const run = await getRun(ctx.domain, contest.id, args.params.runId ?? '')
  if (!run) return notFound()
  const { sent, waiting: pending } = await countResultMessages(ctx.domain, run.id)
  return { title: ctx.t('announcement:unpublish.title'), head: headOf(ctx, contest), sent, pending }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const { contestId = '', runId = '' } = args.params
  const form = await args.request.formData()
  const parsed = parseForm(withdrawalInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await withdrawRun(ctx.domain, { contestId, runId, ...parsed.value })
  if (outcome.ok) return redirectWithNotice(ctx.href(`/organiser/contests/${contestId}/allocation`), 'unpublished')
  return outcome.reason === 'unknown' ? notFound() : refused(form, '', `announcement:error.${outcome.reason}`)
}

export default function Unpublish() {
  const { title, head, sent, pending } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), {})
  const { t, locale } = useTranslate()
  const page = `/${locale}/organiser/contests/${head.contestId}/allocation`
  return (
    <Page
      title={title}
      lead={t('announcement:unpublish.lead')}
      before={
        <>
          <ContestNav {...head} current="allocation" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
      back={{ href: page, text: t('allocation:list.back') }}
    >
      <ul>
        <li>{t('announcement:unpublish.sent', { sent })}</li>
        <li>{t('announcement:unpublish.pending', { pending })}</li>
      </ul>
      <form method="post" noValidate>
        <TextArea
          label={t('announcement:unpublish.reason')}
          hint={t('announcement:unpublish.reasonHint')}
          name="reason"
          rows={3}
          value={form.value('reason')}
          {...form.error('reason')}
        />
        <ButtonRow>
          <Button kind="danger">{t('announcement:unpublish.submit')}</Button>
          <ButtonLink kind="quiet" href={page}>
            {t('common:cancel')}
          </ButtonLink>
        </ButtonRow>
      </form>
    </Page>
  )
}
