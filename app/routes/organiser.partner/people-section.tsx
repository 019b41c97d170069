import { formatDate } from '#app/i18n/format.ts'
import { localeNames, locales } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import type { useFormState } from '#app/ui/form-state.ts'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'

type Moment = Date | string

type Props = {
  accounts: readonly { id: string; name: string; email: string; disabled: boolean; since: Moment }[]
  invitations: readonly { id: string; email: string; state: 'pending' | 'revoked' | 'expired' | 'accepted' }[]
  inviting: boolean
  form: ReturnType<typeof useFormState>
}

/** Who works for the organisation, who was invited, and the form that invites one more. */
export function PeopleSection({ accounts, invitations, inviting, form }: Props) {
  const { t, locale } = useTranslate()
  return (
    <section>
      <h2>{t('partner:people')}</h2>
      <Table
        caption={t('partner:people')}
        captionHidden
        columns={[
          { key: 'email', title: t('account:email') },
          { key: 'name', title: t('account:name') },
          { key: 'state', title: t('account:state') },
          { key: 'action', title: t('partner:action') },
        ]}
        rows={[
          ...accounts.map((one) => ({
            key: one.id,
            cells: {
              email: one.email,
              name: one.name,
              state: one.disabled ? t('account:disabled') : formatDate(locale, new Date(one.since)),
              action: (
                <form method="post">
                  <input type="hidden" name="account" value={one.id} />
                  <Button kind="quiet" name="what" value="remove">
                    {t('partner:remove')} <VisuallyHidden>{one.email}</VisuallyHidden>
                  </Button>
                </form>
              ),
            },
          })),
          ...invitations.map((one) => ({
            key: one.id,
            cells: {
              email: one.email,
              name: '',
              state: (
                <StatusTag tone={one.state === 'pending' ? 'waiting' : 'neutral'}>
                  {t(`partner:invited.${one.state === 'accepted' ? 'pending' : one.state}`)}
                </StatusTag>
              ),
              action: '',
            },
          })),
        ]}
        empty={t('partner:noPeople')}
      />
      {inviting ? (
        <form method="post" encType="multipart/form-data" noValidate>
          <h3>{t('partner:invite.title')}</h3>
          <Field
            label={t('account:email')}
            hint={t('partner:invite.hint')}
            name="email"
            type="email"
            value={form.value('email')}
            {...form.error('email')}
          />
          <Radios
            legend={t('account:locale')}
            name="locale"
            inline
            value={form.value('locale')}
            options={locales.map((value) => ({ value, label: localeNames[value] }))}
          />
          <Button kind="secondary" name="what" value="invite">
            {t('partner:invite.button')}
          </Button>
        </form>
      ) : null}
    </section>
  )
}
