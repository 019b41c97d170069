import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { editGroups } from '#app/domain/contest/edit-groups.server.ts'
import { getContestFacts } from '#app/domain/contest/get-contest-facts.server.ts'
import { groupsInput } from '#app/domain/contest/input.server.ts'
import { lockOf } from '#app/domain/contest/rules.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { type FormIssue, formIssues } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Locked } from '#app/ui/locked.tsx'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { arrangeGroups, type GroupRow, readGroups } from './group-rows.ts'
import { GroupsForm } from './groups-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  return {
    title: ctx.t('contest:groups.title'),
    head: headOf(ctx, contest),
    version: String(contest.version),
    lock: lockOf('groups', contest.state, await getContestFacts(ctx.domain, contest.id)),
    groups: contest.groups.map((group): GroupRow => ({ ...group, tier: String(group.tier) })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contestId = args.params.contestId ?? ''
  const form = await args.request.formData()
  const version = String(form.get('version') ?? '')
  const intent = String(form.get('intent') ?? 'save')
  const groups = readGroups(form)
  const answer = (status: number, issues: FormIssue[], rows = groups) =>
    data({ issues, values: {}, version, groups: rows, arranged: status === 200 }, { status })
  if (intent !== 'save') return answer(200, [], arrangeGroups(groups, intent))
  const parsed = groupsInput.safeParse({ version, groups })
  if (!parsed.success) return answer(422, formIssues(parsed.error))
  const outcome = await editGroups(ctx.domain, { contestId, ...parsed.data })
  if (outcome.ok) return redirectWithNotice(ctx.href(`/organiser/contests/${contestId}/edit/groups`), 'saved')
  if (outcome.reason === 'unknown') return notFound()
  return answer(422, [{ field: '', key: outcome.reason === 'changed' ? 'error:conflict' : 'contest:error.locked' }])
}

export default function ContestGroups() {
  const { title, head, lock, ...saved } = useLoaderData<typeof loader>()
  const typed = useActionData<typeof action>()
  const { t, locale } = useTranslate()
  const form = useFormState(typed, {})
  const { version, groups } = typed ?? saved
  return (
    <Page
      title={title}
      lead={t('contest:groups.lead')}
      back={{ href: `/${locale}/organiser/contests/${head.contestId}`, text: t('contest:nav.overview') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
      width="wide"
    >
      <ContestNav {...head} current="edit" editing="groups" />
      {typed?.arranged ? (
        <Notification tone="warn" role="status">
          {t('contest:notSaved')}
        </Notification>
      ) : null}
      {lock ? (
        <Locked label={t('contest:editNav.groups')} reason={lock}>
          <ol>
            {saved.groups.map((group) => (
              <li key={group.key}>
                {group.names[locale] || group.names.kk} ({t('contest:groups.tier')}: {group.tier})
              </li>
            ))}
          </ol>
        </Locked>
      ) : (
        <GroupsForm version={version} groups={groups} form={form} />
      )}
    </Page>
  )
}
