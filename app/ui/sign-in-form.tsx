import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from './button.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Field } from './field.tsx'
import { useFormState } from './form-state.ts'
import { OwnPhone } from './own-phone.tsx'

/**
 * The door for staff (e-mail and password) or applicants (card code and PIN).
 * `kept` are fields of a form that met an expired session: they travel as hidden fields and come back after sign-in.
 */
export function SignInForm({
  kind,
  action,
  next,
  code = '',
  kept,
  problem,
}: {
  kind: 'staff' | 'applicant'
  action: string
  next: string
  /** out of the address that a card's QR code leads to */
  code?: string
  kept: readonly { name: string; value: string }[]
  problem: unknown
}) {
  const { t } = useTranslate()
  const form = useFormState(problem, { code })
  return (
    <form method="post" action={action} noValidate>
      <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
      <input type="hidden" name="next" value={next} />
      {kept.map((field, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fields of one name repeat, and the list never changes
        <input key={index} type="hidden" name={`kept.${field.name}`} value={field.value} />
      ))}
      {kind === 'staff' ? (
        <>
          <Field
            label={t('account:email')}
            name="email"
            type="email"
            autoComplete="username"
            value={form.value('email')}
            {...form.error('email')}
          />
          <Field
            label={t('account:password')}
            name="password"
            type="password"
            autoComplete="current-password"
            {...form.error('password')}
          />
        </>
      ) : (
        <>
          <Field
            label={t('account:code')}
            hint={t('account:codeHint')}
            name="code"
            size="half"
            autoComplete="username"
            spellCheck={false}
            value={form.value('code')}
            {...form.error('code')}
          />
          <Field
            label={t('account:pin')}
            hint={t('account:pinHint')}
            name="pin"
            type="password"
            inputMode="numeric"
            size="short"
            autoComplete="current-password"
            {...form.error('pin')}
          />
          <OwnPhone checked={form.value('ownPhone') === 'yes'} />
        </>
      )}
      <Button>{t('account:signIn')}</Button>
    </form>
  )
}

/** The kept fields of a sign-in form that was answered with 422, so that they survive a mistyped password. */
export function keptInValues(values: Record<string, string[]>): { name: string; value: string }[] {
  return Object.entries(values).flatMap(([name, all]) =>
    name.startsWith('kept.') ? all.map((value) => ({ name: name.slice('kept.'.length), value })) : [],
  )
}
