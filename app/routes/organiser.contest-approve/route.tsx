import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { approveRun } from '#app/domain/allocation/approve-run.server.ts'
import { getRun } from '#app/domain/allocation/get-run.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { Confirm } from '#app/ui/dialog.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const run = await getRun(ctx.domain, contest.id, args.params.runId ?? '')
  if (!run) return notFound()
  return {
    title: ctx.t('announcement:approve.title'),
    head: headOf(ctx, contest),
    run: { id: run.id, proposer: run.proposer, previousRunId: run.previousRunId },
    own: run.createdBy === ctx.viewer.accountId,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const { contestId = '', runId = '' } = args.params
  const form = await args.request.formData()
  const outcome = await approveRun(ctx.domain, { contestId, runId })
  if (outcome.ok) return redirectWithNotice(ctx.href(`/organiser/contests/${contestId}/allocation`), 'listApproved')
  return outcome.reason === 'unknown' ? notFound() : refused(form, '', `announcement:error.${outcome.reason}`)
}

export default function Approve() {
  const { title, head, run, own } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), {})
  const { t, locale } = useTranslate()
  const page = `/${locale}/organiser/contests/${head.contestId}/allocation`
  return (
    <Page
      title={title}
      lead={t('announcement:approve.lead')}
      before={
        <>
          <ContestNav {...head} current="allocation" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
      back={{ href: page, text: t('allocation:list.back') }}
    >
      <p>{t('announcement:approve.by', { name: run.proposer })}</p>
      <ButtonRow>
        <ButtonLink kind="secondary" href={`${page}/runs/${run.id}`}>
          {t('allocation:run.list')}
        </ButtonLink>
        {run.previousRunId ? (
          <ButtonLink kind="secondary" href={`${page}/runs/${run.id}/compare/${run.previousRunId}`}>
            {t('allocation:compare.link')}
          </ButtonLink>
        ) : null}
      </ButtonRow>
      {own ? (
        <Notification tone="info">{t('announcement:approve.own')}</Notification>
      ) : (
        <Confirm
          title={t('announcement:approve.title')}
          tone="info"
          action={
            <form method="post">
              <Button name="intent" value="approve">
                {t('announcement:approve.submit')}
              </Button>
            </form>
          }
          cancel={{ href: page, text: t('common:cancel') }}
        >
          {t('announcement:approve.confirm')}
        </Confirm>
      )}
    </Page>
  )
}
