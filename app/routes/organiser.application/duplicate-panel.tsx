import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { EligibilityTag } from '#app/ui/eligibility-tag.tsx'
import { Notification } from '#app/ui/notification.tsx'

type Flag = {
  otherId: string | null
  otherContestId: string
  pairId: string
  code: string
  name: string | null
  school: string | null
  kind: 'same-person' | 'same-phone' | 'same-text'
  similarity: number | null
  resolution: 'open' | 'different' | 'duplicate' | 'household'
  withdrawn: boolean
  eligibility: 'pending' | 'eligible' | 'ineligible'
}

type Props = {
  base: string
  applicationId: string
  contestId: string
  query: string
  flags: readonly Flag[]
  open: boolean
}

/** Applications that look like the same child or the same text, for a human to settle. Nothing is deleted. */
export function DuplicatePanel({ base, applicationId, contestId, query, flags, open }: Props) {
  const { t, locale } = useTranslate()
  const pairs = [...new Set(flags.map((flag) => flag.pairId))].flatMap((id) => {
    const all = flags.filter((flag) => flag.pairId === id)
    return all[0] ? [{ ...all[0], all }] : []
  })
  if (pairs.length === 0) return null
  const waiting = pairs.some((pair) => pair.resolution === 'open')
  return (
    <Notification tone={waiting ? 'warn' : 'info'} title={t('screening:duplicates.title')}>
      <p>{t('screening:duplicates.lead')}</p>
      {pairs.map((pair) => (
        <form key={pair.pairId} method="post" className="group">
          <input type="hidden" name="what" value="duplicate" />
          <input type="hidden" name="otherId" value={pair.pairId} />
          <p>
            {pair.otherId ? (
              <a href={`/${locale}/organiser/contests/${pair.otherContestId}/applications/${pair.otherId}`}>
                {pair.name || pair.code}
              </a>
            ) : (
              pair.code
            )}{' '}
            <EligibilityTag eligibility={pair.eligibility} withdrawn={pair.withdrawn} />
            {pair.school ? ` ${pair.school}` : ''}
            {pair.otherId ? '' : ` ${t('screening:duplicates.elsewhere')}`}
            {pair.otherContestId === contestId ? '' : ` ${t('screening:duplicates.otherContest')}`}
          </p>
          <ul>
            {pair.all.map(({ kind, similarity }) => (
              <li key={kind}>
                {t(`screening:duplicate.${kind}`)}
                {similarity === null ? '' : ` (${formatNumber(locale, similarity * 100, 0)} %)`}
              </li>
            ))}
          </ul>
          {pair.all.some(({ kind }) => kind === 'same-text') && !pair.withdrawn ? (
            <p>
              <a href={`${base}/${applicationId}/compare/${pair.pairId}${query}`}>{t('screening:compare.link')}</a>
            </p>
          ) : null}
          {pair.resolution === 'open' ? null : <p>{t(`screening:resolution.${pair.resolution}`)}</p>}
          {open ? (
            <div className="buttons">
              {pair.resolution === 'open' ? (
                <>
                  <Button kind="secondary" name="resolution" value="different">
                    {t('screening:duplicates.different')}
                  </Button>
                  {pair.otherContestId === contestId ? (
                    <Button kind="secondary" name="resolution" value="household">
                      {t('screening:duplicates.household')}
                    </Button>
                  ) : null}
                  <Button kind="secondary" name="resolution" value="duplicate">
                    {t('screening:duplicates.duplicate')}
                  </Button>
                </>
              ) : (
                <Button kind="quiet" name="resolution" value="open">
                  {t('screening:duplicates.undo')}
                </Button>
              )}
            </div>
          ) : null}
        </form>
      ))}
    </Notification>
  )
}
