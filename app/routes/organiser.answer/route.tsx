import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isFreed } from '#app/domain/allocation/offer.ts'
import { openOffer } from '#app/domain/allocation/open-offer.server.ts'
import { releaseOffer } from '#app/domain/allocation/release-offer.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { answerForm } from '#app/http/answer-form.server.ts'
import { refused } from '#app/http/form.server.ts'
import { screenedContest, screeningHead } from '#app/http/queue-of.server.ts'
import { formatDay } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { AnswerFields } from '#app/ui/answer-fields.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { formatCode } from '#app/ui/format-code.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ScreeningHead } from '#app/ui/screening-head.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

/** One family: whom to telephone, and where what it said is written down. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator')
  const contest = await screenedContest(ctx, args.params)
  const opened = await openOffer(ctx.domain, contest.id, args.params.applicationId ?? '')
  if (!opened.ok) return notFound()
  const offer = opened.value
  return {
    title: ctx.t('lists:record.title', { name: offer.name || offer.code }),
    head: screeningHead(ctx, contest),
    back: ctx.href(`/organiser/contests/${contest.id}/answers`),
    offer: { ...offer, until: formatDay(ctx.locale, offer.answerBy) },
    freed: isFreed(offer),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator')
  const contest = await screenedContest(ctx, args.params)
  const applicationId = args.params.applicationId ?? ''
  const form = await args.request.formData()
  const back = ctx.href(`/organiser/contests/${contest.id}/answers`)
  if (form.get('intent') !== 'release') {
    return (await answerForm(ctx, form, { applicationId, contestId: contest.id })) ?? redirectWithNotice(back, 'saved')
  }
  const outcome = await releaseOffer(ctx.domain, { contestId: contest.id, applicationId })
  if (outcome.ok) return redirectWithNotice(back, 'saved')
  return outcome.reason === 'unknown' ? notFound() : refused(form, '', `lists:error.${outcome.reason}`)
}

export default function RecordAnswer() {
  const { title, head, back, offer, freed } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), {
    answer: offer.state === 'accepted' ? 'accepted' : '',
    reason: offer.reason,
  })
  const { t } = useTranslate()
  return (
    <Page
      title={title}
      back={{ href: back, text: t('lists:answers.title') }}
      before={
        <>
          <ScreeningHead {...head} current="lists" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
    >
      <SummaryList
        rows={[
          { key: t('lists:column.code'), value: formatCode(offer.code) },
          { key: t('lists:record.phone'), value: offer.phone ? <a href={`tel:${offer.phone}`}>{offer.phone}</a> : '–' },
          { key: t('lists:answers.until'), value: offer.until },
          { key: t('lists:answers.state'), value: t(`lists:state.${offer.late ? 'late' : offer.state}`) },
        ]}
      />
      {freed ? (
        <p>{t('lists:record.freed')}</p>
      ) : (
        <form method="post" encType="multipart/form-data" noValidate>
          <AnswerFields form={form} legend={t('lists:record.question')} />
          <Button>{t('lists:record.submit')}</Button>
        </form>
      )}
      {offer.late && head.organiser ? (
        <form method="post">
          <h2>{t('lists:release.title')}</h2>
          <p>{t('lists:release.body')}</p>
          <Button kind="danger" name="intent" value="release">
            {t('lists:release.submit')}
          </Button>
        </form>
      ) : null}
    </Page>
  )
}
