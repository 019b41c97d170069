import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { essayInput } from '#app/domain/application/input.server.ts'
import { presentOwn } from '#app/domain/application/present.server.ts'
import { mayTypeFor } from '#app/domain/application/rules.ts'
import { saveEssay } from '#app/domain/essay/save-essay.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { conflict, sectionRefused } from '#app/http/own-application.server.ts'
import { ownChild } from '#app/http/partner-page.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { EssayField } from '#app/ui/essay-field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true, script: 'writing' }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'partner')
  const child = await ownChild(ctx, args.params)
  const { application, essay, activated } = child
  const view = await presentOwn(ctx.domain, child, ctx.locale)
  const types = mayTypeFor(ctx.viewer, application, activated)
  if (!types || (!view.editable && args.request.method === 'GET')) {
    throw redirect(ctx.href(`/partner/children/${application.id}`))
  }
  const at = ctx.href(`/partner/children/${application.id}`)
  return {
    title: ctx.t('partner:essay.title'),
    id: application.id,
    view,
    body: essay.current.body,
    settings: {
      saveAt: `${at}/essay/autosave`,
      signInAt: `${ctx.href('/sign-in')}?next=${at}/essay`,
      otherAt: `${at}/essay`,
      nextAt: at,
      application: application.id,
      // A school's computer has many users: nothing stays on it.
      ownPhone: false,
    },
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'partner')
  const { application, activated, essay } = await ownChild(ctx, args.params)
  const form = await args.request.formData()
  const parsed = parseForm(essayInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  if (!mayTypeFor(ctx.viewer, application, activated)) return refused(form, '', 'partner:error.childWrites')
  // Two people at one school may type the same child's sheet: who did not see the newest text is told.
  const { version, body } = parsed.value
  if (version !== essay.current.version && body !== essay.current.body) return conflict(form, 'error:conflict')
  const saved = await saveEssay(ctx.domain, application.id, parsed.value)
  if (saved.ok) return redirectWithNotice(ctx.href(`/partner/children/${application.id}`), 'saved')
  return sectionRefused(form, saved.reason, { language: { field: 'language', key: 'essay:error.language.empty' } })
}

export default function ChildEssay() {
  const { title, id, view, body, settings } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()
  const form = useFormState(problem, {
    language: view.essay.language,
    body,
    version: String(view.essayVersion),
  })
  const { t, locale } = useTranslate()
  const [min, max] = view.contest.words
  return (
    <Page
      title={title}
      lead={t('partner:essay.lead')}
      back={{ href: `/${locale}/partner/children/${id}`, text: t('partner:child.back') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <form method="post" encType="multipart/form-data" noValidate>
        <input type="hidden" name="version" value={form.value('version')} />
        <Radios
          legend={t('essay:language')}
          name="language"
          inline
          options={view.contest.languages.map((value) => ({ value, label: t(`common:language_${value}`) }))}
          value={form.value('language')}
          {...form.error('language')}
        />
        <EssayField
          lang={form.value('language')}
          value={form.value('body')}
          hint={null}
          reader="adult"
          error={form.error('body')}
          words={view.contest.words}
          settings={{ ...settings, stored: problem ? { body, language: view.essay.language } : null }}
        />
        <p data-plain>{t('essay:words', { count: view.essay.words, min, max })}</p>
        <Button>{t('common:save')}</Button>
      </form>
    </Page>
  )
}
