/** Columns that name another table than they say. */
const aliases: Readonly<Record<string, string>> = {
  file: 'stored_file',
  statement: 'permission_statement',
  subject: '',
  client: '',
  provider: 'identity_provider',
}

/** Columns that name an account, though not by its name. */
const accountColumns = /^(made|given|recorded|decided|done|approved|asked|accepted)_by$/

/**
 * Gives the generated types their ids' brands (`id` of `theme` and every `theme_id` are `Id<'theme'>`) and
 * makes the columns of views non-null: PostgreSQL cannot say that they are, our views are written so.
 */
export function brandTypes(generated: string): string {
  const tables = new Map(
    [...generated.matchAll(/^ {2}"?([a-z_.]+)"?: (\w+);$/gm)].map(match => [match[2]!, match[1]!]),
  )
  const names = new Set([...tables.values()].map(name => name.split('.').at(-1)!))
  const branded = generated.replace(
    /export interface (\w+) \{\n([\s\S]*?)\n\}/g,
    (whole, type: string, body: string) => {
      const table = tables.get(type)
      if (!table) return whole
      const isView = /^(analysable_|quotable_)/.test(table)
      const lines = body.split('\n').map(line => {
        const column = /^ {2}(\w+): (.*);$/.exec(line)
        if (!column) return line
        const [, name, found] = column as unknown as [string, string, string]
        let kind = isView ? found.replace(/ \| null\b/, name.endsWith('_or_null') ? ' | null' : '') : found
        const owner = ownerOf(name, table)
        if (owner && (names.has(owner) || name === 'id')) kind = kind.replace(/\bstring\b/, `Id<'${owner}'>`)
        return `  ${name}: ${kind};`
      })
      return `export interface ${type} {\n${lines.join('\n')}\n}`
    },
  )
  const numbers = branded.replace(
    'ColumnType<string, bigint | number | string, bigint | number | string>',
    'ColumnType<number, bigint | number | string, bigint | number | string>',
  )
  return `import type { Id } from "../ids.ts";\n\n${numbers}`
}

/** The table whose row a column's id names. A view's own id is that of the table which it shows. */
function ownerOf(column: string, table: string): string | undefined {
  if (column === 'id') return table.replace(/^(analysable|quotable)_/, '')
  if (accountColumns.test(column)) return 'account'
  if (!column.endsWith('_id')) return undefined
  const named = column.slice(0, -3)
  return aliases[named] ?? named
}
