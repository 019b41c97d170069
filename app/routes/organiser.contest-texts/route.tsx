import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { editTexts } from '#app/domain/contest/edit-texts.server.ts'
import { getContestFacts } from '#app/domain/contest/get-contest-facts.server.ts'
import { textsInput } from '#app/domain/contest/input.server.ts'
import { typedTexts, unwrittenLanguages } from '#app/domain/contest/present.ts'
import { lockOf } from '#app/domain/contest/rules.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { isLocale, locales } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { Details } from '#app/ui/details.tsx'
import { useEditorLabels } from '#app/ui/editor-labels.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Locked } from '#app/ui/locked.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RichText } from '#app/ui/rich-text.tsx'
import { SectionNav } from '#app/ui/tabs.tsx'
import { RichTextField } from '#app/ui/text-editor-field.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true, script: 'writing' }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const facts = await getContestFacts(ctx.domain, contest.id)
  const wanted = new URL(args.request.url).searchParams.get('in')
  const language = isLocale(wanted) ? wanted : 'kk'
  return {
    title: ctx.t('contest:texts.title'),
    head: headOf(ctx, contest),
    version: contest.version,
    language,
    values: typedTexts(contest, language),
    taskLock: lockOf('task', contest.state, facts),
    archived: lockOf('title', contest.state, facts) !== null,
    task: contest.texts[language].task,
    begun: facts.applications > 0,
    missing: unwrittenLanguages(contest),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contestId = args.params.contestId ?? ''
  const form = await args.request.formData()
  const parsed = parseForm(textsInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await editTexts(ctx.domain, { contestId, ...parsed.value })
  if (outcome.ok) {
    return redirectWithNotice(
      ctx.href(`/organiser/contests/${contestId}/edit/texts?in=${parsed.value.locale}`),
      'saved',
    )
  }
  if (outcome.reason === 'unknown') return notFound()
  return refused(form, '', outcome.reason === 'changed' ? 'error:conflict' : 'contest:error.locked')
}

export default function ContestTexts() {
  const { title, head, version, language, values, taskLock, archived, task, begun, missing } =
    useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), { ...values, version: String(version) })
  const labels = useEditorLabels()
  return (
    <Page
      title={title}
      back={{ href: `/${locale}/organiser/contests/${head.contestId}`, text: t('contest:nav.overview') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
      width="wide"
    >
      <ContestNav {...head} current="edit" editing="texts" />
      <SectionNav
        label={t('contest:texts.language')}
        items={locales.map((known) => ({
          href: `?in=${known}`,
          text: t(`common:language_${known}`),
          current: known === language,
          ...(missing.includes(known) ? { tag: t('contest:texts.missing') } : {}),
        }))}
      />
      {archived && taskLock ? (
        <Locked label={title} reason={taskLock}>
          <RichText document={task} lang={language} />
        </Locked>
      ) : (
        <form method="post" encType="multipart/form-data" noValidate>
          <input type="hidden" name="version" value={form.value('version')} />
          <input type="hidden" name="locale" value={language} />
          <Field
            label={t('contest:texts.name')}
            name="title"
            lang={language}
            value={form.value('title')}
            {...form.error('title')}
          />
          {taskLock ? (
            <Locked label={t('contest:texts.task')} reason={taskLock}>
              <RichText document={task} lang={language} />
            </Locked>
          ) : (
            <RichTextField
              label={t('contest:texts.task')}
              hint={begun ? t('contest:texts.taskBegun') : t('contest:texts.taskHint')}
              name="task"
              lang={language}
              labels={labels}
              value={form.value('task')}
              {...form.error('task')}
            />
          )}
          <RichTextField
            label={t('contest:texts.instructions')}
            hint={t('contest:texts.instructionsHint')}
            name="instructions"
            lang={language}
            labels={labels}
            value={form.value('instructions')}
            {...form.error('instructions')}
          />
          <Details summary={t('contest:texts.markup')}>
            <p>{t('contest:texts.markupHint')}</p>
          </Details>
          <Button>{t('common:save')}</Button>
        </form>
      )}
    </Page>
  )
}
