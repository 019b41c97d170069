import { formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from './button.tsx'
import { Card } from './card.tsx'
import { Details } from './details.tsx'
import { EmptyState } from './empty-state.tsx'
import { Notification } from './notification.tsx'
import { Pagination } from './pagination.tsx'
import { PlainText } from './plain-text.tsx'
import { StatusTag } from './status-tag.tsx'
import { SummaryList } from './summary-list.tsx'
import { SectionNav } from './tabs.tsx'

const states = ['pending', 'sent', 'failed', 'cancelled'] as const
type State = (typeof states)[number]

const tones = { pending: 'waiting', sent: 'done', failed: 'danger', cancelled: 'neutral' } as const

type Message = {
  id: string
  channel: 'email' | 'sms' | 'slip'
  recipient: string
  locale: string
  state: State
  attempts: number
  nextAttemptAt: Date
  lastError: string | null
  createdAt: Date
  sentAt: Date | null
  sentVia: 'smtp' | 'file' | 'print' | 'sms' | null
  letter: { subject: string; text: string } | null
}

export interface MessageListProps {
  state: State | null
  counts: Record<State, number>
  messages: readonly Message[]
  page: number
  pages: number
  /** set when no mail server is set up: where the letters are written instead */
  mailFolder: string | null
}

/** What has left, what waits, what failed: with the text of each letter and what can be done about it. */
export function MessageList({ state, counts, messages, page, pages, mailFolder }: MessageListProps) {
  const { t } = useTranslate()
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return (
    <>
      {mailFolder ? (
        <Notification tone="warn" title={t('message:noSmtp.title')}>
          {t('message:noSmtp.body', { folder: mailFolder })}
        </Notification>
      ) : null}
      <SectionNav
        label={t('message:filter.label')}
        items={[
          { href: '?', text: `${t('message:filter.all')} (${total})`, current: state === null },
          ...states.map((one) => ({
            href: `?state=${one}`,
            text: `${t(`message:state.${one}`)} (${counts[one]})`,
            current: state === one,
          })),
        ]}
      />
      {messages.length === 0 ? (
        <EmptyState title={t('message:empty.title')}>{t('message:empty.body')}</EmptyState>
      ) : (
        messages.map((message) => <MessageCard key={message.id} message={message} />)
      )}
      <Pagination
        label={t('message:pages')}
        page={page}
        pages={pages}
        hrefFor={(to) => `?${state ? `state=${state}&` : ''}page=${to}`}
        previousText={t('common:previous')}
        nextText={t('common:next')}
      />
    </>
  )
}

function MessageCard({ message }: { message: Message }) {
  const { t, locale } = useTranslate()
  const { letter, state, channel } = message
  const failure = useFailure(message.lastError)
  const open = state === 'pending' || state === 'failed'
  return (
    <Card
      title={letter?.subject ?? t('message:unreadable')}
      meta={
        <>
          <StatusTag tone={tones[state]}>{t(`message:state.${state}`)}</StatusTag> {t(`message:channel.${channel}`)}
        </>
      }
    >
      <SummaryList
        rows={[
          { key: t('message:to'), value: message.recipient },
          { key: t('message:created'), value: formatDateTime(locale, message.createdAt) },
          ...(message.sentAt
            ? [
                {
                  key: t('message:sentAt'),
                  value: `${formatDateTime(locale, message.sentAt)}${message.sentVia ? ` (${t(`message:via.${message.sentVia}`)})` : ''}`,
                },
              ]
            : []),
          ...(message.attempts > 0 ? [{ key: t('message:attempts'), value: message.attempts }] : []),
          ...(failure ? [{ key: t('message:error'), value: failure }] : []),
          ...(state === 'pending' && channel !== 'slip'
            ? [{ key: t('message:next'), value: formatDateTime(locale, message.nextAttemptAt) }]
            : []),
        ]}
      />
      {state === 'pending' && channel === 'slip' ? <p className="muted">{t('message:slipNote')}</p> : null}
      {letter ? (
        <Details summary={t('message:text')}>
          <PlainText text={letter.text} lang={message.locale} />
        </Details>
      ) : null}
      {open ? (
        <form method="post" className="row">
          <input type="hidden" name="message" value={message.id} />
          {channel === 'slip' ? null : (
            <Button kind="secondary" name="intent" value="retry">
              {t('message:retry')} <span className="vh">{t('message:retryHidden', { to: message.recipient })}</span>
            </Button>
          )}
          <Button kind="quiet" name="intent" value="cancel">
            {t('message:cancel')} <span className="vh">{t('message:retryHidden', { to: message.recipient })}</span>
          </Button>
        </form>
      ) : null}
    </Card>
  )
}

const failures = [
  'connection',
  'timeout',
  'auth',
  'address',
  'rejected',
  'later',
  'template',
  'file',
  'malformed',
  'expired',
  'cap',
  'no',
] as const

/** `rejected-550` in words. */
function useFailure(error: string | null): string | null {
  const { t } = useTranslate()
  if (error === null) return null
  const [name, code = ''] = error.split('-')
  const known = failures.find((one) => one === name)
  return t(`message:failure.${known ?? 'unknown'}`, { code })
}
