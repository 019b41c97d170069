import type { PoolClient } from 'pg'
import type { DatabaseClient } from '#db/client.server.ts'

export type Planted = {
  /** the part that all rows of a column share, in each script that the column takes */
  stems: { column: string; stem: string }[]
  /** every value that was written */
  values: string[]
  /** columns with rows that took nothing */
  refused: string[]
}

const kazakh = ['қа', 'ғы', 'әм', 'өң', 'ұр', 'үй', 'һі', 'ңу']
const russian = ['ще', 'бы', 'цо', 'фя', 'ёк', 'эж', 'юм', 'чи']
const latin = ['qa', 'gy', 'am', 'on', 'ur', 'uy', 'hi', 'nu']

const spell = (letters: readonly string[], number: number) =>
  [...number.toString(8).padStart(4, '0')].map((digit) => letters[Number(digit)]).join('')

/**
 * Writes into every column of text of these schemas a word that stands nowhere else, in Kazakh, Russian and Latin
 * letters; the columns are asked of information_schema, so that a new one is planted by itself. A column that takes
 * only a certain shape gets the first of several that it takes.
 * @param spared accounts that are not touched: jurors may read their own names
 */
export async function plantTokens(client: DatabaseClient, spared: readonly string[]): Promise<Planted> {
  const connection = await client.pool.connect()
  const planted: Planted = { stems: [], values: [], refused: [] }
  try {
    const { rows } = await connection.query(`
      select table_schema as schema, table_name as table, column_name as column,
        exists (select from information_schema.columns o where o.table_schema = c.table_schema
          and o.table_name = c.table_name and o.column_name = 'account_id') as owned
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where t.table_type = 'BASE TABLE' and data_type in ('text', 'character varying')
        and (table_schema = 'identity' or table_schema = 'writing' and table_name in ('essay', 'essay_version')
          and column_name = 'body')
      order by 1, 2, 3`)
    await connection.query('begin')
    await connection.query(`select set_config('role', 'qarmaq_owner', true)`)
    for (const [number, { schema, table, column, owned }] of rows.entries()) {
      const key = table === 'account' ? 'id' : owned ? 'account_id' : null
      const own = key ? `(${key} is null or not ${key} = any ('{${spared.join(',')}}'))` : 'true'
      const target = {
        name: `${schema}.${table}.${column}`,
        table: `"${schema}"."${table}"`,
        column: `"${column}"`,
        own,
      }
      await plantColumn(connection, target, number + 64, planted)
    }
    await connection.query('commit')
  } finally {
    connection.release()
  }
  return planted
}

type Target = { name: string; table: string; column: string; own: string }

async function plantColumn(connection: PoolClient, target: Target, number: number, planted: Planted): Promise<void> {
  const { name, table, column, own } = target
  const stems = [`Ққ${spell(kazakh, number)}`, `Жщ${spell(russian, number)}`, `Zx${spell(latin, number)}`] as const
  const low = `zx${spell(latin, number)}`
  const phone = `+7706${String(number).padStart(3, '0')}`
  const shapes: [shape: string, stems: readonly string[]][] = [
    [`'${stems.join(' ')} ' || n`, stems],
    [`'${low}' || n || '@example.kz'`, [low]],
    [`'${phone}' || lpad(n::text, 4, '0')`, [phone]],
  ]
  for (const [shape, found] of shapes) {
    await connection.query('savepoint shape')
    try {
      const { rows } = await connection.query(
        `with numbered as (select ctid as at, row_number() over () as n from ${table} where ${own} and ${column} <> '')
         update ${table} t set ${column} = ${shape} from numbered where t.ctid = numbered.at returning t.${column} as value`,
      )
      await connection.query('release savepoint shape')
      if (rows.length === 0) return
      planted.values.push(...rows.map(({ value }: { value: string }) => value))
      planted.stems.push(...found.map((stem) => ({ column: name, stem })))
      return
    } catch {
      await connection.query('rollback to savepoint shape')
    }
  }
  planted.refused.push(name)
}
