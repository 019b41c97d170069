import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { consentInput } from '#app/domain/application/input.server.ts'
import { getConsentText } from '#app/domain/consent/get-consent-text.server.ts'
import { getConsentLink } from '#app/domain/consent/get-link.server.ts'
import { saveConsent } from '#app/domain/consent/save-consent.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { openSection, saveSection } from '#app/http/section-page.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { rowsOf } from '#app/ui/application-rows.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { ConsentText } from '#app/ui/consent-text.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { GuardianFields } from '#app/ui/guardian-fields.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { SectionForm } from '#app/ui/section-form.tsx'
import { OtherWays } from './other-ways.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { dossier, view, from } = await openSection(ctx, args.request)
  return {
    title: ctx.t('application:section.consent'),
    view,
    text: await getConsentText(ctx.domain, ctx.locale),
    link: await getConsentLink(ctx.domain, dossier.application.id),
    from,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  return saveSection(ctx, args.request, {
    section: 'consent',
    input: consentInput,
    save: (domain, id, typed) => saveConsent(domain, id, { ...typed, locale: ctx.locale }),
    told: () => ({
      'text-changed': { field: 'guardianAgrees', key: 'consent:error.textChanged' },
      child: { field: 'childAgrees', key: 'consent:error.childAgrees.empty' },
    }),
  })
}

export default function Consent() {
  const { title, view, text, link, from } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()
  const { t, locale } = useTranslate()
  const { guardianName, relation, guardianAt, childAt, needsChild, version } = view.consent
  const form = useFormState(problem, {
    guardianName,
    guardianRelation: relation,
    guardianAgrees: guardianAt ? 'yes' : '',
    childAgrees: childAt ? 'yes' : '',
  })
  return (
    <SectionForm
      title={title}
      lead={t('consent:lead')}
      version={version}
      from={from}
      errors={form.errors}
      stored={problem && 'conflict' in problem ? rowsOf('consent', view, t, locale) : null}
      after={<OtherWays link={link} ownMissing={needsChild && guardianAt !== null && childAt === null} />}
    >
      <input type="hidden" name="textVersion" value={text.version} />
      <GuardianFields form={form} />
      <ConsentText text={text} />
      <Checkbox
        label={t('consent:guardianAgrees')}
        name="guardianAgrees"
        checked={form.value('guardianAgrees') === 'yes'}
        {...form.error('guardianAgrees')}
      />
      {needsChild ? (
        <>
          <h2>{t('consent:childTitle')}</h2>
          <p>{t('consent:childText')}</p>
          <Checkbox
            label={t('consent:childAgrees')}
            name="childAgrees"
            checked={form.value('childAgrees') === 'yes'}
            {...form.error('childAgrees')}
          />
        </>
      ) : null}
    </SectionForm>
  )
}
