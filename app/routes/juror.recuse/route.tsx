import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { settleReadings } from '#app/domain/discrepancy/settle-readings.server.ts'
import { fillPlaces } from '#app/domain/jury/fill-places.server.ts'
import { getReading } from '#app/domain/jury/get-reading.server.ts'
import { recusalInput } from '#app/domain/jury/input.server.ts'
import { recuseEssay } from '#app/domain/jury/recuse-essay.server.ts'
import { recuseReasons } from '#app/domain/jury/rules.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Checkbox, Radios } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
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
  const { title, scoring, submitted } = outcome.value
  if (!scoring) throw redirect(ctx.href(`/jury/${contestId}`))
  return { title: ctx.t('jury:recuse.title', { code }), contest: title, contestId, code, submitted }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'juror')
  const { contestId = '', code = '' } = args.params
  const form = await args.request.formData()
  const parsed = parseForm(recusalInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const { reason, note } = parsed.value
  const outcome = await recuseEssay(ctx.domain, { contestId, code, reason, note })
  if (!outcome.ok) return outcome.reason === 'not-found' ? notFound() : refused(form, '', 'jury:error.closed')
  // Whether somebody else could take it is the organisers' matter: the juror's answer is the same.
  await fillPlaces(ctx.domain, { contestId })
  await settleReadings(ctx.domain, { contestId, essayIds: [] })
  return redirectWithNotice(ctx.href(`/jury/${contestId}`), 'recused')
}

export default function Recuse() {
  const { title, contest, contestId, code, submitted } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), {})
  const essay = `/${locale}/jury/${contestId}/essays/${code}`
  return (
    <Page
      title={title}
      caption={contest}
      lead={submitted ? t('jury:recuse.leadScored') : t('jury:recuse.lead')}
      back={{ href: essay, text: t('jury:recuse.back') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <form method="post" noValidate>
        <Radios
          legend={t('jury:recuse.reason')}
          legendSize="m"
          name="reason"
          value={form.value('reason')}
          options={recuseReasons.map((value) => ({ value, label: t(`jury:recuse.reasons.${value}`) }))}
          {...form.error('reason')}
        />
        <Field
          label={t('jury:recuse.note')}
          hint={t('jury:recuse.noteHint')}
          name="note"
          optionalText={t('common:optional')}
          value={form.value('note')}
          {...form.error('note')}
        />
        <Checkbox
          label={t('jury:recuse.confirm')}
          name="confirmed"
          checked={form.value('confirmed') === 'yes'}
          {...form.error('confirmed')}
        />
        <ButtonRow>
          <Button kind="danger">{t('jury:recuse.button')}</Button>
          <ButtonLink kind="quiet" href={essay}>
            {t('common:cancel')}
          </ButtonLink>
        </ButtonRow>
      </form>
    </Page>
  )
}
