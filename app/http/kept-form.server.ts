export type KeptField = { name: string; value: string }

const prefix = 'kept.'

/** The text fields of a form that met an expired session; files and secrets are left out. */
export async function keepFields(request: Request): Promise<KeptField[]> {
  const form = await request
    .clone()
    .formData()
    .catch(() => new FormData())
  const fields: KeptField[] = []
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string' && !/pin|password/i.test(name)) fields.push({ name, value })
  }
  return fields
}

/** Kept fields as they travel through the sign-in form. */
export const asHidden = (fields: readonly KeptField[]): KeptField[] =>
  fields.map(({ name, value }) => ({ name: `${prefix}${name}`, value }))

/** Reads back what `asHidden` wrote. */
export function readKept(form: FormData): KeptField[] {
  const fields: KeptField[] = []
  for (const [name, value] of form.entries()) {
    if (name.startsWith(prefix) && typeof value === 'string') fields.push({ name: name.slice(prefix.length), value })
  }
  return fields
}
