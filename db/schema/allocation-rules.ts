import type { ColumnType, Generated } from 'kysely'

type Time = ColumnType<Date, Date, Date>
type TimeOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>
type DayOrNull = ColumnType<string | null, string | null | undefined, string | null>

export interface LotTable {
  id: string
  contest_id: string
  number: number
  class: 'laptop' | 'desktop' | 'tablet' | 'phone'
  grade: 'A' | 'B' | 'C' | null
  count: number
  earmark_region: string | null
  earmark_group: string | null
  fallback: Generated<'none' | 'parent' | 'open'>
  until: DayOrNull
  source: Generated<'typed' | 'carried' | 'register'>
  note: Generated<string>
  version: Generated<number>
  created_by: string | null
  created_at: Time
  removed_at: TimeOrNull
}

export interface QuotaTable {
  contest_id: string
  node: string
  devices: number
}

export interface PolicyTable {
  contest_id: string
  uses_tiers: Generated<boolean>
  min_score: number | null
  rule: Generated<'cover' | 'lexicographic'>
  country_quota: number | null
  answer_days: Generated<number>
  appeal_days: Generated<number>
  version: Generated<number>
}

export interface ReserveTable {
  contest_id: string
  group_key: string
  level: 'country' | 'region' | 'district'
  share: number
}

export interface LotteryTable {
  contest_id: string
  seed: string
  seed_sha256: string
  pseudonym_key: string
  pseudonym_key_sha256: string
  committed_at: Time
  committed_by: string | null
}

export type AllocationRuleTables = {
  'allocation.lot': LotTable
  'allocation.quota': QuotaTable
  'allocation.policy': PolicyTable
  'allocation.reserve': ReserveTable
  'allocation.lottery': LotteryTable
}
