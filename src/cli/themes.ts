import { suggestThemes } from '../language/themes.ts'
import { writeCsv } from '../platform/tabular/write-csv.ts'
import { CommandProblem } from './command-problem.ts'
import { only, readCommandWords, wholeNumber } from './command-words.ts'
import { outputFile } from './outputs.ts'
import type { Terminal } from './terminal.ts'
import { noOthers, readTexts } from './texts.ts'
import { themeSteps } from './theme-steps.ts'

export const help = `rowan themes: sort the texts of a file into a number of themes.

Usage: rowan themes INPUT --text COLUMN --count K --out FILE.csv [--seed N]

  INPUT           a CSV or XLSX file with a header
  --text COLUMN   the column that holds what people said
  --count K       how many themes: exactly so many come out, so at most as many as there are different texts
  --out FILE.csv  where to write; a file that is there is replaced once the new one is whole
  --seed N        a whole number from 0, for another of the possible sortings

Writes two columns, row and theme: every row with text once, in the order of the file. Rows are counted from
1 below the header. The same input and seed give the same themes, whatever the order of the rows.

Nothing leaves this machine. Rows that cannot be read are named on standard error and left out.

Example
  rowan themes comments.csv --text comment --count 12 --out themes.csv
`

export async function run(argv: readonly string[], terminal: Terminal): Promise<void> {
  const command = readCommandWords(argv, ['The file to read'], {
    text: { value: 'COLUMN', required: 'which column holds the text' },
    count: { value: 'K', required: 'how many themes there are to be' },
    out: { value: 'FILE.csv', required: 'where to write' },
    seed: { value: 'N' },
  })
  const input = command.words[0]!
  const count = wholeNumber(command, 'count', 1, 1000)!
  const seed = wholeNumber(command, 'seed', 0, 2 ** 31 - 1)
  const out = await outputFile(only(command, 'out')!, [input])

  const texts = await readTexts(input, only(command, 'text')!, noOthers, terminal)
  const suggested = await suggestThemes(
    texts.rows.map(({ row, text }) => ({ id: String(row), text })),
    {
      count,
      ...(seed === undefined ? {} : { seed }),
      onProgress: ({ step, done }) => terminal.progress(themeSteps[step], done),
    },
  )
  if (!suggested.ok) throw new CommandProblem(`${input}: ${suggested.message}`)

  const rows = suggested.assignments.flatMap(({ id, themeId }) => (themeId === null ? [] : [[id, themeId]]))
  await out.write([{ name: out.file, content: writeCsv(['row', 'theme'], rows) }])
  terminal.say(
    `${texts.rows.length.toLocaleString('en-GB')} texts in ${suggested.themes.length} themes, in ${only(command, 'out')}.`,
  )
}
