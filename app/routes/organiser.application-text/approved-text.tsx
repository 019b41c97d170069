import type { OpenedText } from '#app/domain/screening/open-text.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { PlainText } from '#app/ui/plain-text.tsx'
import { StatusTag } from '#app/ui/status-tag.tsx'

type Props = { text: Pick<OpenedText, 'anonymous' | 'language' | 'textVersion' | 'mayReopen'> }

/** What jurors read, and the way to take the approval back while none of them has finished with it. */
export function ApprovedText({ text }: Props) {
  const { t } = useTranslate()
  return (
    <>
      <h2>
        {t('screening:text.forJury')} <StatusTag tone="done">{t('screening:state.approved')}</StatusTag>
      </h2>
      <PlainText text={text.anonymous ?? ''} lang={text.language} />
      {text.mayReopen ? (
        <form method="post">
          <input type="hidden" name="textVersion" value={text.textVersion} />
          <Button kind="secondary" name="intent" value="reopen">
            {t('screening:text.reopen')}
          </Button>
        </form>
      ) : (
        <p>{t('screening:text.final')}</p>
      )}
    </>
  )
}
