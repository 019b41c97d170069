import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { essayInput } from '#app/domain/application/input.server.ts'
import { presentOwn } from '#app/domain/application/present.server.ts'
import { listVersions } from '#app/domain/essay/list-versions.server.ts'
import { saveEssay } from '#app/domain/essay/save-essay.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { cameFrom, nextPage, ownApplication, sectionRefused, sectionSaved } from '#app/http/own-application.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { EssayField } from '#app/ui/essay-field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { SectionForm } from '#app/ui/section-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { script: 'writing' }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const dossier = await ownApplication(ctx)
  const { application, essay } = dossier
  return {
    title: ctx.t('application:section.essay'),
    view: await presentOwn(ctx.domain, dossier, ctx.locale),
    body: essay.current.body,
    settings: {
      saveAt: ctx.href('/application/essay/autosave'),
      signInAt: `${ctx.href('/enter')}?next=${ctx.href('/application')}`,
      otherAt: ctx.href('/application/essay'),
      nextAt: ctx.href(cameFrom(args.request) ? '/application/check' : nextPage(dossier, 'essay')),
      application: application.id,
      ownPhone: ctx.viewer.remembered,
    },
    earlier: (await listVersions(ctx.domain, application.id)).length,
    from: cameFrom(args.request),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const form = await args.request.formData()
  const parsed = parseForm(essayInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const { application } = await ownApplication(ctx)
  const saved = await saveEssay(ctx.domain, application.id, parsed.value)
  if (!saved.ok) {
    return sectionRefused(form, saved.reason, { language: { field: 'language', key: 'essay:error.language.empty' } })
  }
  if (saved.value.superseded !== null) return redirectWithNotice(ctx.href('/application/essay/earlier'), 'saved')
  if (saved.value.late || form.get('intent') !== 'stay') return sectionSaved(ctx, form, 'essay', saved.value)
  return redirectWithNotice(ctx.href('/application/essay'), 'saved')
}

export default function Essay() {
  const { title, view, body, settings, earlier, from } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()
  const { t, locale } = useTranslate()
  const { contest, essay, essayVersion } = view
  const form = useFormState(problem, { language: essay.language, body })
  const [min, max] = contest.words
  return (
    <SectionForm
      title={title}
      lead={t('essay:lead', { min, max })}
      version={essayVersion}
      from={from}
      errors={form.errors}
      multipart
      buttons={
        <ButtonRow>
          <Button name="intent" value="go">
            {t('common:saveAndContinue')}
          </Button>
          <Button kind="secondary" name="intent" value="stay">
            {t('essay:saveAndStay')}
          </Button>
        </ButtonRow>
      }
    >
      <p>
        <a href={`/${locale}/contests/${contest.slug}`}>{t('essay:task')}</a>
      </p>
      <Radios
        legend={t('essay:language')}
        name="language"
        inline
        options={contest.languages.map((value) => ({ value, label: t(`common:language_${value}`) }))}
        value={form.value('language')}
        {...form.error('language')}
      />
      <EssayField
        lang={form.value('language')}
        value={form.value('body')}
        error={form.error('body')}
        words={contest.words}
        settings={{ ...settings, stored: problem ? { body, language: essay.language } : null }}
      />
      <p data-plain>{t('essay:words', { count: essay.words, min, max })}</p>
      <p>
        <a href={`/${locale}/application/essay/pages`}>{t('paper:link.pages')}</a>
        <br />
        <a href={`/${locale}/application/essay/sheet`}>{t('paper:link.sheet')}</a>
      </p>
      {earlier > 0 ? (
        <p>
          <a href={`/${locale}/application/essay/earlier`}>{t('essay:earlier.link', { count: earlier })}</a>
        </p>
      ) : null}
    </SectionForm>
  )
}
