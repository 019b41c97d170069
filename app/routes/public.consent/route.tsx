import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerConsentLink } from '#app/domain/consent/answer-link.server.ts'
import { getConsentText } from '#app/domain/consent/get-consent-text.server.ts'
import { linkAnswerInput } from '#app/domain/consent/input.server.ts'
import { readConsentLink } from '#app/domain/consent/read-link.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { CodeCard } from '#app/ui/code.tsx'
import { ConsentText } from '#app/ui/consent-text.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { formatCode } from '#app/ui/format-code.ts'
import { GuardianFields } from '#app/ui/guardian-fields.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  ...pageTitle(shown),
  { name: 'robots', content: 'noindex' },
]

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const reading = await readConsentLink(ctx.domain, args.params.token ?? '', ctx.locale)
  if (reading.state === 'unknown') return notFound()
  if (reading.state !== 'open') {
    // Also after the POST that used it up: then the page shows the action's thanks.
    return data({ title: ctx.t('consent:gone.title'), asked: null, text: null }, { status: 410 })
  }
  const { child, contest } = reading
  return data({
    title: ctx.t('consent:ask.title'),
    asked: { child, contest },
    text: await getConsentText(ctx.domain, ctx.locale),
  })
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const token = args.params.token ?? ''
  const form = await args.request.formData()
  const decline = form.get('intent') === 'decline'
  const parsed = decline ? null : parseForm(linkAnswerInput, form)
  if (parsed && !parsed.ok) return invalid(parsed.problem)
  const outcome = await answerConsentLink(
    ctx.domain,
    token,
    parsed
      ? {
          answer: 'agree',
          name: parsed.value.guardianName,
          relation: parsed.value.guardianRelation,
          textVersion: parsed.value.textVersion,
          locale: ctx.locale,
        }
      : { answer: 'decline' },
  )
  if (outcome.ok) {
    const { withdrawalCode, applicationCode } = outcome.value
    const answered = {
      withdrawalCode: withdrawalCode && formatCode(withdrawalCode),
      applicationCode: formatCode(applicationCode),
    }
    return data({ answered }, { status: 200 })
  }
  if (outcome.reason === 'unknown') return notFound()
  if (outcome.reason === 'gone') return data({ gone: true }, { status: 410 })
  return refused(form, 'guardianAgrees', 'consent:error.textChanged')
}

export default function ConsentByLink() {
  const { title, asked, text } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, locale } = useTranslate()
  const form = useFormState(answer, {})
  if (answer && 'answered' in answer) {
    const { withdrawalCode, applicationCode } = answer.answered
    if (!withdrawalCode) return <Page title={t('consent:declined.title')} lead={t('consent:declined.body')} />
    return (
      <Page title={t('consent:thanks.title')} lead={t('consent:thanks.body')}>
        <p>{t('consent:thanks.application', { code: applicationCode })}</p>
        <CodeCard
          label={t('consent:thanks.withdrawalCode')}
          code={withdrawalCode}
          hint={t('consent:thanks.withdrawalHint')}
        />
        <p>
          <a href={`/${locale}/withdraw`}>{t('consent:thanks.withdrawLink')}</a>
        </p>
      </Page>
    )
  }
  if (!asked || !text) return <Page title={title} lead={t('consent:gone.body')} />
  return (
    <Page
      title={title}
      caption={asked.contest}
      lead={t('consent:ask.lead', { child: asked.child })}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <ConsentText text={text} />
      <form method="post" noValidate>
        <input type="hidden" name="textVersion" value={text.version} />
        <GuardianFields form={form} />
        <Checkbox
          label={t('consent:guardianAgrees')}
          name="guardianAgrees"
          checked={form.value('guardianAgrees') === 'yes'}
          {...form.error('guardianAgrees')}
        />
        <Button name="intent" value="agree">
          {t('consent:ask.agree')}
        </Button>
        <h2>{t('consent:ask.declineTitle')}</h2>
        <p>{t('consent:ask.declineBody')}</p>
        <Button kind="secondary" name="intent" value="decline">
          {t('consent:ask.decline')}
        </Button>
      </form>
    </Page>
  )
}
