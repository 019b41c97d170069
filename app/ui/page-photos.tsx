import type { ReactNode } from 'react'
import type { PagesView } from '#app/domain/paper/present.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonRow } from './button.tsx'
import { Details } from './details.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Field } from './field.tsx'
import { useFormState } from './form-state.ts'
import { Notification } from './notification.tsx'
import { Page } from './page.tsx'
import type { PhotoSettings } from './pages/photos.ts'

const accept = 'image/jpeg,image/png,image/webp'

/** The photographed pages of an essay: to add, look at, put in order, take again, remove. */
export function PagePhotos(props: {
  title: string
  caption?: string
  view: PagesView
  problem: unknown
  /** of this page; pictures and the script's own address lie below it */
  address: string
  back?: { href: string; text: string }
  after?: ReactNode
}) {
  const { view, address } = props
  const { t, locale } = useTranslate()
  const form = useFormState(props.problem, {})
  const settings: PhotoSettings = {
    addAt: `${address}/add`,
    known: view.known,
    labels: {
      sending: t('paper:script.sending'),
      waiting: t('paper:script.waiting'),
      failed: t('paper:script.failed'),
    },
  }
  return (
    <Page
      title={props.title}
      caption={props.caption}
      back={props.back}
      lead={view.editable ? t('paper:pages.lead') : undefined}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      {view.typed ? <Notification tone="info">{t('paper:pages.typed')}</Notification> : null}
      {!view.editable && !view.typed ? <Notification tone="warn">{t('paper:pages.closed')}</Notification> : null}
      {view.editable && view.submitted ? <Notification tone="info">{t('paper:pages.sent')}</Notification> : null}
      {view.editable && view.closesAt ? (
        <p>{t('paper:pages.inTime', { at: formatDateTime(locale, view.closesAt) })}</p>
      ) : null}
      <div data-photos={view.editable ? JSON.stringify(settings) : undefined}>
        <div className="cards">
          {view.pages.map((page, at) => (
            <div key={page.id} className="card">
              <a href={`${address}/${page.id}`}>
                <img
                  src={`${address}/${page.id}?small`}
                  alt={t('paper:pages.page', { number: at + 1 })}
                  {...thumbnailSize(page)}
                  loading="lazy"
                />
              </a>
              <p>{t('paper:pages.page', { number: at + 1 })}</p>
              {view.editable ? (
                <>
                  <form method="post" encType="multipart/form-data">
                    <input type="hidden" name="page" value={page.id} />
                    <ButtonRow>
                      {at > 0 ? <Move intent="up" label={t('paper:pages.up')} /> : null}
                      {at < view.pages.length - 1 ? <Move intent="down" label={t('paper:pages.down')} /> : null}
                      <Move intent="remove" label={t('paper:pages.remove')} />
                    </ButtonRow>
                  </form>
                  <Details summary={t('paper:pages.retake')}>
                    <form method="post" encType="multipart/form-data">
                      <input type="hidden" name="page" value={page.id} />
                      <p>
                        <input type="file" name="file" accept={accept} aria-label={t('paper:pages.retake')} />
                      </p>
                      <Button kind="secondary" name="intent" value="replace">
                        {t('paper:pages.send')}
                      </Button>
                    </form>
                  </Details>
                </>
              ) : null}
            </div>
          ))}
        </div>
        {view.editable && view.left > 0 ? (
          <form method="post" encType="multipart/form-data">
            <Field
              label={t('paper:pages.add')}
              hint={t('paper:pages.hint', { count: view.left })}
              name="file"
              type="file"
              accept={accept}
              {...form.error('file')}
            />
            <Button name="intent" value="add">
              {t('paper:pages.send')}
            </Button>
          </form>
        ) : null}
      </div>
      {props.after}
    </Page>
  )
}

function Move({ intent, label }: { intent: 'up' | 'down' | 'remove'; label: string }) {
  return (
    <Button kind="quiet" name="intent" value={intent}>
      {label}
    </Button>
  )
}

/** So that the page does not jump while pictures arrive. */
function thumbnailSize({ width, height }: { width: number; height: number }) {
  const scale = 200 / Math.max(width, height)
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}
