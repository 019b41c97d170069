import type { Locale } from '../context.ts'

export const messageStates = ['pending', 'sent', 'failed', 'cancelled'] as const
export type MessageState = (typeof messageStates)[number]

/** A message as it was written: its text is rendered from the template when it is sent or shown. */
export type OutgoingMessage = {
  id: string
  contestId: string | null
  channel: 'email' | 'sms' | 'slip'
  recipient: string
  locale: Locale
  template: string
  params: Record<string, string | number>
  state: MessageState
  attempts: number
  nextAttemptAt: Date
  /** a code without addresses: `smtp-550`, `connection`, `timeout`, … */
  lastError: string | null
  createdAt: Date
  sentAt: Date | null
  sentVia: 'smtp' | 'file' | 'print' | 'sms' | null
}

type Row = {
  id: string
  contest_id: string | null
  channel: 'email' | 'sms' | 'slip'
  recipient: string
  locale: string
  template: string
  params: object
  state: MessageState
  attempts: number
  next_attempt_at: Date
  last_error: string | null
  created_at: Date
  sent_at: Date | null
  sent_via: 'smtp' | 'file' | 'print' | 'sms' | null
}

export function presentMessage(row: Row): OutgoingMessage {
  return {
    id: row.id,
    contestId: row.contest_id,
    channel: row.channel,
    recipient: row.recipient,
    locale: row.locale as Locale,
    template: row.template,
    params: row.params as Record<string, string | number>,
    state: row.state,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    lastError: row.last_error,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    sentVia: row.sent_via,
  }
}
