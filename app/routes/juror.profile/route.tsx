import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { declareProfile } from '#app/domain/jury/declare-profile.server.ts'
import { getProfile } from '#app/domain/jury/get-profile.server.ts'
import { profileInput } from '#app/domain/jury/input.server.ts'
import { mayInvite } from '#app/domain/jury/rules.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox, Checkboxes } from '#app/ui/choices.tsx'
import { ConductRules } from '#app/ui/conduct-rules.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { DistrictChoice } from './district-choice.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'juror')
  const contestId = args.params.contestId ?? ''
  const outcome = await getProfile(ctx.domain, { contestId, locale: ctx.locale })
  if (!outcome.ok) return notFound()
  const { title, state, ...profile } = outcome.value
  if (!mayInvite(state)) throw redirect(ctx.href(profile.declared ? `/jury/${contestId}` : '/jury'))
  return { ...profile, title: ctx.t('jury:profile.title'), contest: title, contestId }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'juror')
  const contestId = args.params.contestId ?? ''
  const form = await args.request.formData()
  const parsed = parseForm(profileInput, form, ['languages', 'districts'])
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await declareProfile(ctx.domain, { contestId, locale: ctx.locale, ...parsed.value })
  if (outcome.ok) return redirectWithNotice(ctx.href(`/jury/${contestId}`), 'saved')
  if (outcome.reason === 'not-found') return notFound()
  if (outcome.reason === 'over') return refused(form, '', 'jury:error.over')
  if (outcome.reason === 'language-in-use') return refused(form, 'languages', 'jury:error.languages.inUse')
  return refused(form, outcome.reason === 'language' ? 'languages' : 'districts', 'error:field.unusable')
}

export default function Profile() {
  const profile = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), {
    languages: profile.languages,
    maxLoad: String(profile.maxLoad),
    districts: profile.districts,
    schools: profile.schools.join('\n'),
    conduct: profile.declared ? 'yes' : '',
  })
  return (
    <Page
      title={profile.title}
      caption={profile.contest}
      lead={t('jury:profile.lead')}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
      {...(profile.declared
        ? { back: { href: `/${locale}/jury/${profile.contestId}`, text: t('jury:queue.title') } }
        : {})}
    >
      <form method="post" noValidate>
        <Checkboxes
          legend={t('jury:profile.languages')}
          legendSize="m"
          hint={t('jury:profile.languagesHint')}
          name="languages"
          options={profile.essayLanguages.map((value) => ({
            value,
            label: t(`common:language_${value as Locale}`),
          }))}
          values={form.values('languages')}
          {...form.error('languages')}
        />
        <Field
          label={t('jury:profile.maxLoad')}
          hint={t('jury:profile.maxLoadHint')}
          name="maxLoad"
          inputMode="numeric"
          size="year"
          labelSize="m"
          value={form.value('maxLoad')}
          {...form.error('maxLoad')}
        />
        <h2>{t('jury:profile.conflicts')}</h2>
        <p>{t('jury:profile.conflictsBody')}</p>
        {profile.declared ? <Notification tone="info">{t('jury:profile.conflictsLater')}</Notification> : null}
        <DistrictChoice regions={profile.regions} chosen={form.values('districts')} {...form.error('districts')} />
        <TextArea
          label={t('jury:profile.schools')}
          hint={t('jury:profile.schoolsHint')}
          name="schools"
          rows={3}
          optionalText={t('common:optional')}
          value={form.value('schools')}
          {...form.error('schools')}
        />
        <h2>{t('jury:conduct.title')}</h2>
        <ConductRules />
        <Checkbox
          label={t('jury:profile.agree')}
          name="conduct"
          checked={form.value('conduct') === 'yes'}
          {...form.error('conduct')}
        />
        <Button>{t('common:save')}</Button>
      </form>
    </Page>
  )
}
