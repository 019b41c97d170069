import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import type { FormState } from '#app/ui/form-state.ts'

/** What the child will read, or why it will read nothing. */
export function DecisionForm({ version, form }: { version: number; form: FormState }) {
  const { t } = useTranslate()
  return (
    <form method="post" encType="multipart/form-data" noValidate>
      {/* Always of what is stored now: who was told of a change has it before the eyes. */}
      <input type="hidden" name="version" value={version} />
      <TextArea
        label={t('comment:shown')}
        hint={t('comment:shownHint')}
        name="shown"
        rows={6}
        value={form.value('shown')}
        {...form.error('shown')}
      />
      <p>
        <Button name="intent" value="approve">
          {t('comment:approve')}
        </Button>
      </p>
      <TextArea
        label={t('comment:reason')}
        hint={t('comment:reasonHint')}
        name="reason"
        rows={2}
        value={form.value('reason')}
        {...form.error('reason')}
      />
      <p>
        <Button kind="secondary" name="intent" value="refuse">
          {t('comment:refuse')}
        </Button>
      </p>
    </form>
  )
}
