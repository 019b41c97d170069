import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { type ContestState, contestStates } from '#app/domain/contest/contest.ts'
import { getContestFacts } from '#app/domain/contest/get-contest-facts.server.ts'
import { moveInput } from '#app/domain/contest/input.server.ts'
import { moveContest } from '#app/domain/contest/move-contest.server.ts'
import { checksOf, movesFrom } from '#app/domain/contest/rules.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { ContestChecks } from '#app/ui/contest-checks.tsx'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { Confirm } from '#app/ui/dialog.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const { next, undo } = movesFrom(contest.state)
  const to = args.params.to
  if (!to || (to !== next && to !== undo)) return notFound()
  const words =
    to === undo
      ? { title: ctx.t(`contest:undo.${undo}`), explanation: ctx.t(`contest:undoing.${undo}`) }
      : { title: ctx.t(`contest:move.${next ?? 'open'}`), explanation: ctx.t(`contest:moving.${next ?? 'open'}`) }
  return {
    ...words,
    head: headOf(ctx, contest),
    version: contest.version,
    isUndo: to === undo,
    checks: checksOf(contest, await getContestFacts(ctx.domain, contest.id), to, ctx.domain.now),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const to = stateIn(args.params.to)
  const contestId = args.params.contestId ?? ''
  if (!to) return notFound()
  const form = await args.request.formData()
  const parsed = parseForm(moveInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const { version, openReviews } = parsed.value
  const confirmed = openReviews === undefined ? {} : { openReviews }
  const outcome = await moveContest(ctx.domain, { contestId, to, version, confirmed })
  if (outcome.ok) return redirectWithNotice(ctx.href(`/organiser/contests/${contestId}`), 'moved')
  if (outcome.reason === 'unknown') return notFound()
  // After somebody else's move this page has nothing to confirm any more: the overview tells the state.
  if (outcome.reason === 'not-possible')
    return redirectWithNotice(ctx.href(`/organiser/contests/${contestId}`), 'moved')
  if (outcome.reason === 'changed') return refused(form, '', 'contest:error.move.changed')
  return refused(form, 'openReviews', 'contest:error.move.guarded')
}

function stateIn(text: string | undefined): ContestState | null {
  return contestStates.find((state) => state === text) ?? null
}

export default function MoveContest() {
  const { title, explanation, head, version, isUndo, checks } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), {})
  const base = `/${locale}/organiser/contests/${head.contestId}`
  const blocked = checks.some((check) => !check.met && check.weight === 'block')
  const asked = checks.find((check) => !check.met && check.weight === 'confirm')
  return (
    <Page title={title} back={{ href: base, text: t('contest:nav.overview') }} width="wide">
      <ContestNav {...head} current="overview" />
      <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
      {checks.length > 0 ? <ContestChecks base={base} checks={checks} /> : null}
      <form method="post" noValidate>
        <input type="hidden" name="version" value={version} />
        <Confirm
          title={blocked ? t('contest:confirmMove.blocked') : t('contest:confirmMove.title')}
          tone={isUndo ? 'info' : 'warn'}
          cancel={{ href: base, text: t('common:cancel') }}
          action={blocked ? null : <Button>{title}</Button>}
        >
          <p>{explanation}</p>
          {asked && !blocked ? (
            <Checkbox
              label={t('contest:confirmMove.reviews', { count: asked.count ?? 0 })}
              name="openReviews"
              value={String(asked.count ?? 0)}
              {...form.error('openReviews')}
            />
          ) : null}
        </Confirm>
      </form>
    </Page>
  )
}
