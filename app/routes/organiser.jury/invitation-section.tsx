import type { InvitationState } from '#app/domain/jury/rules.ts'
import { localeNames, locales } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { TextArea } from '#app/ui/field.tsx'
import type { useFormState } from '#app/ui/form-state.ts'
import { StatusTag, type Tone } from '#app/ui/status-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'

type Invitation = { id: string; email: string; state: InvitationState; locale: string; expires: string }

type Props = {
  invitations: Invitation[]
  inviting: boolean
  form: ReturnType<typeof useFormState>
}

const tones: Record<InvitationState, Tone> = {
  pending: 'waiting',
  accepted: 'done',
  revoked: 'neutral',
  expired: 'warn',
}

/** Who was invited and has not come yet, and the form that invites. */
export function InvitationSection({ invitations, inviting, form }: Props) {
  const { t } = useTranslate()
  return (
    <section>
      <h2>{t('jury:organiser.invitations.title')}</h2>
      <Table
        caption={t('jury:organiser.invitations.title')}
        captionHidden
        columns={[
          { key: 'email', title: t('account:email') },
          { key: 'state', title: t('jury:organiser.invitations.state') },
          { key: 'expires', title: t('jury:organiser.invitations.expires') },
          ...(inviting ? [{ key: 'actions', title: t('jury:organiser.juror.action') }] : []),
        ]}
        rows={invitations.map((one) => ({
          key: one.id,
          cells: {
            email: one.email,
            state: <StatusTag tone={tones[one.state]}>{t(`jury:organiser.invitation.${one.state}`)}</StatusTag>,
            expires: one.state === 'accepted' ? null : one.expires,
            actions: one.state === 'accepted' ? null : <Actions invitation={one} />,
          },
        }))}
        empty={t('jury:organiser.invitations.empty')}
      />
      {inviting ? (
        <form method="post" noValidate>
          <h3>{t('jury:organiser.invite.title')}</h3>
          <TextArea
            label={t('jury:organiser.invite.emails')}
            hint={t('jury:organiser.invite.hint')}
            name="emails"
            rows={4}
            spellCheck={false}
            value={form.value('emails')}
            {...form.error('emails')}
          />
          <Radios
            legend={t('jury:organiser.invite.locale')}
            name="locale"
            inline
            value={form.value('locale')}
            options={locales.map((value) => ({ value, label: localeNames[value] }))}
            {...form.error('locale')}
          />
          <Button kind="secondary" name="intent" value="invite">
            {t('jury:organiser.invite.button')}
          </Button>
        </form>
      ) : null}
    </section>
  )
}

function Actions({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslate()
  return (
    <form method="post" className="row">
      <input type="hidden" name="invitation" value={invitation.id} />
      <Button kind="quiet" name="intent" value="resend">
        {t('jury:organiser.invitations.resend')} <VisuallyHidden>{invitation.email}</VisuallyHidden>
      </Button>
      <Button kind="quiet" name="intent" value="revoke">
        {t('jury:organiser.invitations.revoke')} <VisuallyHidden>{invitation.email}</VisuallyHidden>
      </Button>
    </form>
  )
}
