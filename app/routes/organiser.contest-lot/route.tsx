import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getRules } from '#app/domain/allocation/get-rules.server.ts'
import { lotInput } from '#app/domain/allocation/input.server.ts'
import { removeLot } from '#app/domain/allocation/remove-lot.server.ts'
import { mayChangeRules } from '#app/domain/allocation/rules.ts'
import { saveLot } from '#app/domain/allocation/save-lot.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { bondChoices } from '#app/http/bond-choices.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { lotRefused } from '#app/http/lot-refused.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { LotFields } from '#app/ui/lot-fields.tsx'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const { lots } = await getRules(ctx.domain, contest.id)
  const lot = lots.find(({ id }) => id === args.params.lotId)
  if (!lot) return notFound()
  return {
    title: ctx.t('stock:lot.title', { number: lot.number }),
    head: headOf(ctx, contest),
    open: mayChangeRules(contest.state) && lot.source !== 'register',
    lot,
    choices: await bondChoices(ctx, contest),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const { contestId = '', lotId = '' } = args.params
  const form = await args.request.formData()
  const stock = ctx.href(`/organiser/contests/${contestId}/allocation/stock`)
  if (form.get('intent') === 'remove') {
    const outcome = await removeLot(ctx.domain, { contestId, lotId, undo: false })
    if (!outcome.ok) return lotRefused(form, outcome.reason)
    return redirect(`${stock}?removed=${lotId}.${Number(form.get('number')) || 0}&notice=removed`)
  }
  const parsed = parseForm(lotInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await saveLot(ctx.domain, { contestId, lotId, ...parsed.value })
  return outcome.ok ? redirectWithNotice(stock, 'saved') : lotRefused(form, outcome.reason)
}

export default function ContestLot() {
  const { title, head, open, lot, choices } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), {
    class: lot.class,
    grade: lot.grade,
    count: String(lot.count),
    earmarkRegion: lot.earmarkRegion,
    earmarkGroup: lot.earmarkGroup,
    fallback: lot.fallback,
    until: lot.until,
    note: lot.note,
  })
  const { t, locale } = useTranslate()
  const stock = `/${locale}/organiser/contests/${head.contestId}/allocation/stock`
  return (
    <Page
      title={title}
      back={{ href: stock, text: t('stock:title') }}
      before={
        <>
          <ContestNav {...head} current="allocation" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
    >
      {open ? (
        <form method="post" encType="multipart/form-data" noValidate>
          <input type="hidden" name="version" value={lot.version} />
          <input type="hidden" name="number" value={lot.number} />
          <LotFields form={form} {...choices} />
          <ButtonRow>
            <Button>{t('stock:lot.save')}</Button>
            <Button kind="quiet" name="intent" value="remove">
              {t('stock:lot.remove')}
            </Button>
          </ButtonRow>
        </form>
      ) : (
        <Notification tone="info">{t('stock:locked')}</Notification>
      )}
    </Page>
  )
}
