import type { Translate } from '#app/i18n/translate.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink } from './button.tsx'
import { Page } from './page.tsx'
import { SignInForm } from './sign-in-form.tsx'

type SessionExpired = {
  kind: 'session-expired'
  door: string
  back: string
  fields: { name: string; value: string }[]
}

function isSessionExpired(detail: unknown): detail is SessionExpired {
  return typeof detail === 'object' && detail !== null && (detail as { kind?: unknown }).kind === 'session-expired'
}

const kinds = [403, 404, 410, 429] as const
const kindOf = (status: number) => kinds.find((kind) => kind === status) ?? 500

/** The document's title when there is an error page in it. */
export function errorTitle(t: Translate, status: number, detail: unknown): string {
  return `${isSessionExpired(detail) ? t('error:sessionExpired.title') : t(`error:${kindOf(status)}.title`)} · Qarmaq`
}

/** Every refusal and failure, in the page's language, with a way out. */
export function ErrorPage({ status, detail, homeHref }: { status: number; detail: unknown; homeHref: string }) {
  const { t } = useTranslate()
  if (isSessionExpired(detail)) {
    return (
      <Page title={t('error:sessionExpired.title')} lead={t('error:sessionExpired.body')}>
        <SignInForm
          kind={detail.door.endsWith('/enter') ? 'applicant' : 'staff'}
          action={detail.door}
          next={detail.back}
          kept={detail.fields}
          problem={null}
        />
      </Page>
    )
  }
  const known = kindOf(status)
  return (
    <Page title={t(`error:${known}.title`)} lead={t(`error:${known}.body`)}>
      <ButtonLink href={homeHref} kind="secondary">
        {t('error:home')}
      </ButtonLink>
    </Page>
  )
}
