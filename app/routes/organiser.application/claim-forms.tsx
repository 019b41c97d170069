import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { Table } from '#app/ui/table.tsx'

type Claim = { group: string; name: string; state: 'claimed' | 'verified' | 'rejected' | 'withdrawn' }

const tones = { claimed: 'waiting', verified: 'done', rejected: 'neutral', withdrawn: 'neutral' } as const

type Props = {
  claims: readonly Claim[]
  version: number
  open: boolean
  /** where papers are seen and decided about */
  papers: string
}

/** The priority groups that were claimed, each with the way to its paper, or to take back what was decided about it. */
export function ClaimForms({ claims, version, open, papers }: Props) {
  const { t } = useTranslate()
  return (
    <>
      <h2>{t('screening:claims.title')}</h2>
      <p>{claims.length === 0 ? t('screening:claims.none') : t('screening:claims.lead')}</p>
      {claims.length === 0 ? null : (
        <Table
          caption={t('screening:claims.title')}
          captionHidden
          columns={[
            { key: 'group', title: t('screening:claims.group') },
            { key: 'state', title: t('screening:claims.state') },
            { key: 'change', title: t('screening:claims.change') },
          ]}
          rows={claims.map(({ group, name, state }) => ({
            key: group,
            cells: {
              group: name,
              state: <StatusTag tone={tones[state]}>{t(`screening:claim.${state}`)}</StatusTag>,
              change:
                open && state === 'claimed' ? (
                  <a href={papers}>{t('certificate:check')}</a>
                ) : open ? (
                  <form method="post" className="buttons">
                    <input type="hidden" name="what" value="claim" />
                    <input type="hidden" name="version" value={version} />
                    <input type="hidden" name="group" value={group} />
                    <Button kind="quiet" name="state" value="claimed">
                      {t('screening:claims.undo')}
                    </Button>
                  </form>
                ) : (
                  ''
                ),
            },
          }))}
        />
      )}
    </>
  )
}
