import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from './button.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Field } from './field.tsx'
import type { useFormState } from './form-state.ts'
import { Page } from './page.tsx'

type Props = {
  title: string
  /** what one is invited to */
  caption: string
  texts: readonly string[]
  /** nobody has an account by this e-mail; somebody has; the viewer is that somebody */
  as: 'new' | 'known' | 'self'
  heading: string
  email: string
  name: { label: string; hint?: string }
  accept: string
  form: ReturnType<typeof useFormState>
}

/** What the link of an invitation opens, for jurors and for partners. */
export function InvitationPage({ title, caption, texts, as, heading, email, name, accept, form }: Props) {
  const { t } = useTranslate()
  return (
    <Page
      title={title}
      caption={caption}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <form method="post" noValidate>
        <h2>{heading}</h2>
        <p>{email}</p>
        {as === 'new' ? (
          <Field {...name} name="name" autoComplete="name" value={form.value('name')} {...form.error('name')} />
        ) : null}
        {as === 'self' ? null : (
          <Field
            label={t('account:password')}
            {...(as === 'new' ? { hint: t('account:passwordHint') } : {})}
            name="password"
            type="password"
            size="half"
            autoComplete={as === 'new' ? 'new-password' : 'current-password'}
            {...form.error('password')}
          />
        )}
        <Button>{accept}</Button>
      </form>
    </Page>
  )
}
