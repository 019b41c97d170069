import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { raisedInput } from '#app/domain/flag/input.server.ts'
import { passOnFlags } from '#app/domain/flag/pass-on-flags.server.ts'
import { raiseFlag } from '#app/domain/flag/raise-flag.server.ts'
import { mayRaise, raisedKinds } from '#app/domain/flag/rules.ts'
import { getReading } from '#app/domain/jury/get-reading.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'juror')
  const { contestId = '', code = '' } = args.params
  const outcome = await getReading(ctx.domain, { contestId, code, locale: ctx.locale })
  if (!outcome.ok) {
    if (outcome.reason === 'not-found') return notFound()
    const first = outcome.reason === 'paused' ? '' : `/${outcome.reason}`
    throw redirect(ctx.href(`/jury/${contestId}${first}`))
  }
  const { title, scoring, language } = outcome.value
  return { title: ctx.t('flag:raise.title', { code }), contest: title, contestId, code, scoring, language }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'juror')
  const { contestId = '', code = '' } = args.params
  const form = await args.request.formData()
  const parsed = parseForm(raisedInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await raiseFlag(ctx.domain, { contestId, code, ...parsed.value })
  if (!outcome.ok) return outcome.reason === 'not-found' ? notFound() : refused(form, '', 'jury:error.closed')
  await passOnFlags(ctx.domain)
  const queue = ctx.href(`/jury/${contestId}`)
  // A text whose author was recognised is no longer on the desk.
  return redirectWithNotice(parsed.value.kind === 'recognisable' ? queue : `${queue}/essays/${code}`, 'passed-on')
}

export default function Flag() {
  const { title, contest, contestId, code, scoring, language } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), {})
  const essay = `/${locale}/jury/${contestId}/essays/${code}`
  const kinds = raisedKinds.filter((kind) => mayRaise(kind, scoring))
  return (
    <Page
      title={title}
      caption={contest}
      lead={t('flag:raise.lead')}
      back={{ href: essay, text: t('jury:recuse.back') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <form method="post" encType="multipart/form-data" noValidate>
        <Radios
          legend={t('flag:raise.kind')}
          legendSize="m"
          name="kind"
          value={form.value('kind')}
          options={kinds.map((value) => ({
            value,
            label: t(`flag:raise.kinds.${value}`),
            hint: t(`flag:raise.hints.${value}`),
          }))}
          {...form.error('kind')}
        />
        {scoring ? (
          <TextArea
            label={t('flag:raise.passage')}
            hint={t('flag:raise.passageHint')}
            name="passage"
            rows={3}
            lang={language}
            value={form.value('passage')}
            {...form.error('passage')}
          />
        ) : null}
        <Field
          label={t('flag:raise.note')}
          hint={t('flag:raise.noteHint')}
          name="note"
          optionalText={t('common:optional')}
          value={form.value('note')}
          {...form.error('note')}
        />
        <ButtonRow>
          <Button>{t('flag:raise.button')}</Button>
          <ButtonLink kind="quiet" href={essay}>
            {t('common:cancel')}
          </ButtonLink>
        </ButtonRow>
      </form>
    </Page>
  )
}
