import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { createContest } from '#app/domain/contest/create-contest.server.ts'
import { newContestInput } from '#app/domain/contest/input.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  return { title: ctx.t('contest:new.title') }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const form = await args.request.formData()
  const parsed = parseForm(newContestInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const { slug, title_kk: kk, title_ru: ru, title_en: en, rubric } = parsed.value
  const outcome = await createContest(ctx.domain, { slug, titles: { kk, ru, en }, withRubric: rubric === 'yes' })
  if (!outcome.ok) return refused(form, 'slug', 'contest:error.slug.taken')
  return redirectWithNotice(ctx.href(`/organiser/contests/${outcome.value.contestId}`), 'created')
}

export default function NewContest() {
  const { title } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), { rubric: 'yes' })
  return (
    <Page
      title={title}
      lead={t('contest:new.lead')}
      back={{ href: `/${locale}/organiser/contests`, text: t('contest:list.title') }}
    >
      <form method="post" noValidate>
        <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        {(['kk', 'ru', 'en'] as const).map((language) => (
          <Field
            key={language}
            label={t(`contest:new.name_${language}`)}
            name={`title_${language}`}
            lang={language}
            value={form.value(`title_${language}`)}
            {...(language === 'kk' ? { required: true } : { optionalText: t('common:optional') })}
            {...form.error(`title_${language}`)}
          />
        ))}
        <Field
          label={t('contest:rules.slug')}
          hint={t('contest:rules.slugHint')}
          name="slug"
          size="half"
          spellCheck={false}
          required
          value={form.value('slug')}
          {...form.error('slug')}
        />
        <Checkbox
          label={t('contest:new.rubric')}
          hint={t('contest:new.rubricHint')}
          name="rubric"
          checked={form.value('rubric') === 'yes'}
        />
        <Button>{t('contest:new.submit')}</Button>
      </form>
    </Page>
  )
}
