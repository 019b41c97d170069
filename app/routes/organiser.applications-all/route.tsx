import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { approveCleanTexts, listCleanTexts } from '#app/domain/screening/approve-clean-texts.server.ts'
import { expectedInput } from '#app/domain/screening/input.server.ts'
import { listPassing, markEligible } from '#app/domain/screening/mark-eligible.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { screenedContest, screeningHead } from '#app/http/queue-of.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Confirm } from '#app/ui/dialog.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ScreeningHead } from '#app/ui/screening-head.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

const whats = ['eligible', 'texts'] as const

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator')
  const contest = await screenedContest(ctx, args.params)
  const what = whats.find((known) => known === args.params.what)
  if (!what) return notFound()
  const found = what === 'eligible' ? await listPassing(ctx.domain, contest) : null
  const texts = what === 'texts' ? await listCleanTexts(ctx.domain, contest.id) : null
  return {
    title: ctx.t(`screening:all.${what}.title`),
    what,
    head: screeningHead(ctx, contest),
    base: ctx.href(`/organiser/contests/${contest.id}/applications`),
    waiting: found?.waiting ?? texts?.waiting ?? 0,
    count: found?.passing.length ?? texts?.clean.length ?? 0,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator')
  const contest = await screenedContest(ctx, args.params)
  const what = whats.find((known) => known === args.params.what)
  if (!what) return notFound()
  const form = await args.request.formData()
  const parsed = parseForm(expectedInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const input = { contestId: contest.id, expected: parsed.value.expected }
  const outcome =
    what === 'eligible' ? await markEligible(ctx.domain, input) : await approveCleanTexts(ctx.domain, input)
  const list = ctx.href(`/organiser/contests/${contest.id}/applications`)
  if (outcome.ok) {
    return what === 'eligible'
      ? redirectWithNotice(`${list}?part=text`, 'saved')
      : redirectWithNotice(`${list}?part=eligible`, 'approved')
  }
  if (outcome.reason === 'unknown') return notFound()
  if (outcome.reason === 'locked') return refused(form, '', 'screening:error.locked')
  return data(refused(form, '', 'screening:error.all.changed').data, { status: 409 })
}

export default function AllAtOnce() {
  const { title, what, head, base, waiting, count } = useLoaderData<typeof loader>()
  const { t } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), {})
  const back = `${base}?part=${what === 'eligible' ? 'check' : 'text'}`
  return (
    <Page
      title={title}
      back={{ href: back, text: t('screening:list.title') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
      width="wide"
    >
      <ScreeningHead {...head} />
      <form method="post">
        <input type="hidden" name="expected" value={count} />
        <Confirm
          title={t(`screening:all.${what}.count`, { count })}
          cancel={{ href: back, text: t('common:cancel') }}
          action={count > 0 ? <Button>{t(`screening:all.${what}.do`)}</Button> : null}
        >
          <p>{t(`screening:all.${what}.lead`)}</p>
          <p>{t('screening:all.rest', { count: waiting - count })}</p>
        </Confirm>
      </form>
    </Page>
  )
}
