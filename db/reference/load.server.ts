import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import pg from 'pg'

const folder = join(process.cwd(), 'db', 'reference')

type Row = Record<string, string>

async function readRows(name: string): Promise<Row[]> {
  return parse(await readFile(join(folder, name), 'utf8'), { columns: true, skip_empty_lines: true, bom: true })
}

/**
 * Brings region.unit to what kato.csv and regions.csv say; rows that are already right are left alone.
 * Populations are those of late 2022: the one date for which all regions have a figure.
 * @param url login that is a member of qarmaq_app
 * @returns how many units were added or corrected
 */
export async function loadReference(url: string): Promise<number> {
  const regions = new Map((await readRows('regions.csv')).map((row) => [row.kato, row]))
  const units = (await readRows('kato.csv')).sort((a, b) => Number(a.level) - Number(b.level))
  const column = (value: (row: Row) => string | null | undefined) => units.map((row) => value(row) || null)
  const client = new pg.Client({ connectionString: url, options: '-c role=qarmaq_app' })
  await client.connect()
  try {
    const result = await client.query(
      `insert into region.unit (kato, parent, level, iso, name_kk, name_ru, name_en, population)
       select kato, parent, level, iso, name_kk, name_ru, name_en, population
       from unnest($1::text[], $2::text[], $3::smallint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::integer[])
         as given (kato, parent, level, iso, name_kk, name_ru, name_en, population)
       on conflict (kato) do update set parent = excluded.parent, level = excluded.level, iso = excluded.iso,
         name_kk = excluded.name_kk, name_ru = excluded.name_ru, name_en = excluded.name_en,
         population = excluded.population
       where (unit.parent, unit.level, unit.iso, unit.name_kk, unit.name_ru, unit.name_en, unit.population)
         is distinct from (excluded.parent, excluded.level, excluded.iso, excluded.name_kk, excluded.name_ru,
           excluded.name_en, excluded.population)`,
      [
        column((row) => row.code),
        column((row) => row.parent),
        column((row) => row.level),
        column((row) => regions.get(row.code ?? '')?.iso_3166_2),
        column((row) => row.name_kk),
        column((row) => row.name_ru),
        column((row) => row.name_en),
        column((row) => regions.get(row.code ?? '')?.population_late2022),
      ],
    )
    return result.rowCount ?? 0
  } finally {
    await client.end()
  }
}
