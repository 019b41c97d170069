import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { contestTitle, inLanguage } from '#app/domain/contest/present.ts'
import { mayInvite } from '#app/domain/jury/rules.ts'
import { getTrainingSetup } from '#app/domain/training/get-training-setup.server.ts'
import { trainingRuleInput } from '#app/domain/training/input.server.ts'
import { setTrainingRule } from '#app/domain/training/set-training-rule.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { EssaySection } from './essay-section.tsx'
import { RuleForm } from './rule-form.tsx'
import { TraineeSection } from './trainee-section.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const setup = await getTrainingSetup(ctx.domain, args.params.contestId ?? '')
  if (!setup) return notFound()
  const { contest, examples, ...rest } = setup
  return {
    ...rest,
    title: ctx.t('training:organiser.title'),
    contest: { id: contest.id, title: contestTitle(contest, ctx.locale), state: contest.state },
    open: mayInvite(contest.state),
    criteria: contest.criteria.map(({ id, names, levels }) => ({
      id,
      name: inLanguage(names, ctx.locale).text,
      examples: examples.get(id) ?? 0,
      wanted: levels.length * contest.essayLanguages.length,
    })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contestId = args.params.contestId ?? ''
  const form = await args.request.formData()
  const parsed = parseForm(trainingRuleInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await setTrainingRule(ctx.domain, { contestId, ...parsed.value })
  if (outcome.ok) return redirectWithNotice(ctx.href(`/organiser/contests/${contestId}/jury/training`), 'saved')
  return outcome.reason === 'not-found' ? notFound() : refused(form, '', 'training:organiser.over')
}

export default function OrganiserTraining() {
  const data = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), { required: data.required ? 'yes' : 'no' })
  const { contest, open } = data
  return (
    <Page
      title={data.title}
      lead={t('training:organiser.lead')}
      width="wide"
      back={{ href: `/${locale}/organiser/contests/${contest.id}/jury`, text: t('jury:organiser.title') }}
      before={
        <>
          <ContestNav contestId={contest.id} title={contest.title} state={contest.state} current="jury" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
    >
      <EssaySection {...data} />
      {open ? <RuleForm form={form} /> : <Notification tone="info">{t('training:organiser.over')}</Notification>}
      <TraineeSection trainees={data.trainees} />
    </Page>
  )
}
