import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { contestTitle, inLanguage } from '#app/domain/contest/present.ts'
import { mayInvite } from '#app/domain/jury/rules.ts'
import { getLevelExamples } from '#app/domain/training/get-level-examples.server.ts'
import { levelExamplesInput } from '#app/domain/training/input.server.ts'
import { setLevelExamples } from '#app/domain/training/set-level-examples.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseFields, refused } from '#app/http/form.server.ts'
import { fieldsBelow } from '#app/http/score-fields.server.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { readExamples } from './read-examples.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const { contestId = '', criterionId = '' } = args.params
  const found = await getLevelExamples(ctx.domain, { contestId, criterionId })
  if (!found) return notFound()
  const { contest, criterion, examples } = found
  return {
    title: ctx.t('training:organiser.examples.of', { name: inLanguage(criterion.names, ctx.locale).text }),
    contest: { id: contest.id, title: contestTitle(contest, ctx.locale), state: contest.state },
    open: mayInvite(contest.state),
    languages: contest.essayLanguages,
    levels: criterion.levels.map(({ score, texts }) => ({ score, text: inLanguage(texts, ctx.locale).text })),
    examples,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const { contestId = '', criterionId = '' } = args.params
  const form = await args.request.formData()
  const parsed = parseFields(levelExamplesInput, form, { examples: fieldsBelow(form, 'examples') })
  if (!parsed.ok) return invalid(parsed.problem)
  const examples = readExamples(parsed.value.examples)
  const outcome = await setLevelExamples(ctx.domain, { contestId, criterionId, examples })
  if (outcome.ok) return redirectWithNotice(ctx.href(`/organiser/contests/${contestId}/jury/training`), 'saved')
  if (outcome.reason === 'not-found') return notFound()
  return refused(form, '', outcome.reason === 'over' ? 'training:organiser.over' : 'error:field.unusable')
}

export default function CriterionExamples() {
  const { title, contest, open, languages, levels, examples } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(
    useActionData<typeof action>(),
    Object.fromEntries(examples.map(({ score, language, body }) => [`examples.${score}-${language}`, body])),
  )
  const training = `/${locale}/organiser/contests/${contest.id}/jury/training`
  return (
    <Page
      title={title}
      lead={t('training:organiser.examples.lead')}
      back={{ href: training, text: t('training:organiser.title') }}
      before={
        <>
          <ContestNav contestId={contest.id} title={contest.title} state={contest.state} current="jury" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
    >
      {open ? null : <Notification tone="info">{t('training:organiser.over')}</Notification>}
      <form method="post" encType="multipart/form-data" noValidate>
        {levels.map(({ score, text }) => (
          <Fieldset key={score} id={`level-${score}`} legend={t('training:organiser.examples.level', { score, text })}>
            {languages.map((language) => (
              <TextArea
                key={language}
                label={t(`common:language_${language as Locale}`)}
                optionalText={t('common:optional')}
                name={`examples.${score}-${language}`}
                lang={language}
                rows={2}
                value={form.value(`examples.${score}-${language}`)}
                {...form.error(`examples.${score}-${language}`)}
              />
            ))}
          </Fieldset>
        ))}
        {open ? <Button>{t('common:save')}</Button> : null}
      </form>
    </Page>
  )
}
