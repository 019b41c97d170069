import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { appealFacts } from '#app/domain/allocation/appeal.ts'
import { askCheck } from '#app/domain/allocation/ask-check.server.ts'
import { findPublishedAt } from '#app/domain/allocation/find-published-at.server.ts'
import { getOwnAppeal } from '#app/domain/allocation/get-own-appeal.server.ts'
import { appealInput } from '#app/domain/allocation/input.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { ownApplication } from '#app/http/own-application.server.ts'
import { formatDay } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

/** Where a family asks for a check of a fact; before a result there is nothing to ask. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { application } = await ownApplication(ctx)
  const publishedAt = await findPublishedAt(ctx.domain, application.id)
  if (!publishedAt) throw redirect(ctx.href('/application'))
  const { until } = await getOwnAppeal(ctx.domain, application, publishedAt)
  return {
    title: ctx.t('lists:appeal.title'),
    until: until && formatDay(ctx.locale, until),
    facts: appealFacts.map((value) => ({ value, label: ctx.t(`lists:appeal.fact.${value}`) })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { application } = await ownApplication(ctx)
  const form = await args.request.formData()
  const parsed = parseForm(appealInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await askCheck(ctx.domain, { applicationId: application.id, ...parsed.value })
  if (outcome.ok) return redirectWithNotice(ctx.href('/application'), 'saved')
  return outcome.reason === 'unknown' ? notFound() : refused(form, '', `lists:error.${outcome.reason}`)
}

export default function Appeal() {
  const { title, until, facts } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), {})
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      lead={until ? t('lists:appeal.lead', { until }) : t('lists:appeal.over')}
      back={{ href: `/${locale}/application`, text: t('common:myApplication') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      {until ? (
        <form method="post" encType="multipart/form-data" noValidate>
          <Radios
            legend={t('lists:appeal.which')}
            name="fact"
            options={facts}
            value={form.value('fact')}
            {...form.error('fact')}
          />
          <TextArea
            label={t('lists:appeal.words')}
            hint={t('lists:appeal.wordsHint')}
            name="words"
            rows={5}
            value={form.value('words')}
            {...form.error('words')}
          />
          <Button>{t('lists:appeal.submit')}</Button>
        </form>
      ) : null}
    </Page>
  )
}
