import { type SuggestProgress, suggest } from '../language/suggest/suggest.ts'
import { writeCsv } from '../platform/tabular/write-csv.ts'
import { readCodebookFile, readCodedTexts } from './coded-texts.ts'
import { CommandProblem } from './command-problem.ts'
import { only, readCommandWords, wholeNumber } from './command-words.ts'
import { outputFile } from './outputs.ts'
import type { Terminal } from './terminal.ts'
import { noOthers, readTexts } from './texts.ts'

export const help = `rowan suggest: suggest codes of a codebook for each text of a file.

Usage: rowan suggest INPUT --text COLUMN --codebook FILE.json --out FILE.csv [OPTIONS]

  INPUT                 a CSV or XLSX file with a header
  --text COLUMN         the column that holds what people said, here and in the other files
  --codebook FILE.json  a JSON list of codes, each with a “label” and, where there are any, a “category”, a
                        “definition” and “examples” (or “examples_raw”, as one text)
  --out FILE.csv        where to write; a file that is there is replaced once the new one is whole
  --coded CODED.csv     texts that people have coded, to learn from
  --labels COLUMN       the column of CODED that holds their labels, several separated by “|”. A row where it is
                        empty has not been coded and is not learnt from. Labels that the codebook does not have are
                        learnt too
  --also MORE.csv       more texts of the same kind that nobody has coded: they teach how people here write. May be
                        given several times
  --seed N              a whole number from 0

Writes four columns: row, label, probability, chosen. A row of INPUT has a line for each code that may fit, the
likeliest first; chosen is 1 where it is likely enough to stand as a suggestion and 0 where it is a near miss.
A row may have several chosen, or no line where nothing fits. Rows are counted from 1 below the header.

The probabilities are held against the coded texts. With none, or too few of them, they only put the codes in order,
and that is said on standard error. A suggestion is not a coding until a person accepts it.

Nothing leaves this machine. The same files and seed give the same suggestions.

Examples
  rowan suggest new.csv --text comment --codebook codebook.json --out suggested.csv
  rowan suggest new.csv --text comment --codebook codebook.json --coded done.csv --labels codes --out suggested.csv
`

const stages: Readonly<Record<SuggestProgress['stage'], string>> = {
  reading: 'Reading the texts',
  learning: 'Learning from the codebook and the coded texts',
  suggesting: 'Suggesting codes',
}

export async function run(argv: readonly string[], terminal: Terminal): Promise<void> {
  const command = readCommandWords(argv, ['The file to read'], {
    text: { value: 'COLUMN', required: 'which column holds the text' },
    codebook: { value: 'FILE.json', required: 'where the codebook is' },
    out: { value: 'FILE.csv', required: 'where to write' },
    coded: { value: 'CODED.csv' },
    labels: { value: 'COLUMN' },
    also: { value: 'MORE.csv', several: true },
    seed: { value: 'N' },
  })
  const input = command.words[0]!
  const textColumn = only(command, 'text')!
  const codebookPath = only(command, 'codebook')!
  const codedPath = only(command, 'coded')
  const labelsColumn = only(command, 'labels')
  const alsoPaths = command.values.get('also')!
  const seed = wholeNumber(command, 'seed', 0, 2 ** 31 - 1)
  if ((codedPath === undefined) !== (labelsColumn === undefined)) {
    throw new CommandProblem(
      '--coded and --labels belong together: the file, and the column of it with the labels.',
      2,
    )
  }
  const inputs = [input, codebookPath, ...(codedPath === undefined ? [] : [codedPath]), ...alsoPaths]
  const out = await outputFile(only(command, 'out')!, inputs)

  const codebook = await readCodebookFile(codebookPath, terminal)
  const texts = await readTexts(input, textColumn, noOthers, terminal)
  const coded =
    codedPath === undefined || labelsColumn === undefined
      ? []
      : await readCodedTexts(codedPath, textColumn, labelsColumn, codebook, terminal)
  const also: string[] = []
  for (const path of alsoPaths) {
    for (const { text } of (await readTexts(path, textColumn, noOthers, terminal)).rows) also.push(text)
  }

  const { suggestions, calibrated } = await suggest({
    texts: texts.rows.map(({ row, text }) => ({ id: String(row), text })),
    coded,
    codebook,
    also,
    ...(seed === undefined ? {} : { seed }),
    onProgress: ({ stage, done, total }) =>
      terminal.progress(stages[stage], total === 0 ? undefined : done / total),
  })
  const rows = suggestions.map(({ id, label, probability, chosen }) => [
    id,
    label,
    probability.toFixed(4),
    chosen ? 1 : 0,
  ])
  await out.write([{ name: out.file, content: writeCsv(['row', 'label', 'probability', 'chosen'], rows) }])
  if (!calibrated) {
    terminal.warn(
      'There were too few coded texts to hold the probabilities against: they put the codes in order and say no more.',
    )
  }
  const chosen = suggestions.filter(suggestion => suggestion.chosen).length
  terminal.say(
    `${chosen.toLocaleString('en-GB')} suggestions for ${texts.rows.length.toLocaleString('en-GB')} texts, in ${only(command, 'out')}.`,
  )
}
