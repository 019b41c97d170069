export interface TypingDraftTable {
  task_id: string
  account_id: string
  language: string
  body: string
  version: number
  writer: string | null
  writer_step: number | null
}
