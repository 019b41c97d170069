import type { Reading } from '#app/domain/jury/get-reading.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Notification } from '#app/ui/notification.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'

/** The juror's own review once scoring is over. */
export function OwnScores({ criteria, note, comment }: Pick<Reading, 'criteria' | 'note' | 'comment'>) {
  const { t } = useTranslate()
  return (
    <>
      <Notification tone="info">{t('jury:queue.over')}</Notification>
      <SummaryList
        rows={[
          ...criteria.map(({ name, score, levels }) => {
            const level = levels.find((one) => one.score === score)
            return {
              key: name,
              value: level ? (
                <>
                  <strong className="numeric">{level.score}</strong> {level.text}
                </>
              ) : (
                t('jury:essay.notScored')
              ),
            }
          }),
          ...(comment ? [{ key: t('desk:comment.label'), value: comment }] : []),
          ...(note ? [{ key: t('jury:essay.note'), value: note }] : []),
        ]}
      />
    </>
  )
}
