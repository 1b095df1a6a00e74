import { basename } from 'node:path'
import { defaultRule } from '../disclosure/index.ts'
import { suggestThemes } from '../language/themes.ts'
import type { FileToWrite } from '../platform/tabular/write-all-or-nothing.ts'
import { writeCsv } from '../platform/tabular/write-csv.ts'
import { checkDocument, type Document } from '../publishing/document.ts'
import { renderDocx } from '../publishing/renderers/docx.ts'
import { renderPdf } from '../publishing/renderers/pdf.ts'
import { standalonePage } from '../publishing/renderers/web.tsx'
import { CommandProblem } from './command-problem.ts'
import { type CommandWords, only, readCommandWords, wholeNumber } from './command-words.ts'
import { outputFolder } from './outputs.ts'
import { leadingThemes, reportDocument } from './report-document.ts'
import { groupingsOf } from './report-groups.ts'
import { type Reading, readingOf } from './report-reading.ts'
import { reportTables } from './report-tables.ts'
import type { Terminal } from './terminal.ts'
import { readTexts } from './texts.ts'
import { themeSteps } from './theme-steps.ts'

export const help = `rowan report: draw the themes out of a file of texts and write the report.

Usage: rowan report INPUT --text COLUMN --out FOLDER [OPTIONS]

  INPUT             a CSV or XLSX file with a header
  --text COLUMN     the column that holds what people said
  --out FOLDER      where to write; made if it is not there. Files of the same names are replaced
  --by COLUMN       also show themes by the groups in this column, such as a place or a service. May be given
                    several times; a column may have at most 60 different values
  --title TEXT      the title of the report; “What people said” where none is given
  --language CODE   the language of the texts, such as en, gd, pl, ar or zh; auto (as when it is not given) finds
                    it for each text. The report itself is in English
  --seed N          a whole number from 0, for another of the possible sets of themes

Writes for readers, with small numbers protected:
  index.html        the report as a page, complete in itself
  report.pdf        the same for paper, exported as PDF/UA-1
  report.docx       the same for Word

Writes for the team, with every number as it is:
  themes.csv        theme, name, parent, contributions, share, terms
                    share is of the contributions that are in a theme; terms are separated by “; ”
  assignments.csv   row, theme, confidence: every row with text, theme empty where it says nothing
  quotes.csv        row, theme, start, end, quote: the exact piece of the row's text from start to end, counted in
                    UTF-16 code units. A spreadsheet may take words that begin with =, +, - or @ for a formula:
                    bring this file in as text

Rows are counted from 1 below the header; blank lines of a CSV are not counted. Rows that cannot be read are named
on standard error and left out. All files are written, or none. The same input and seed give the same themes.
Nothing leaves this machine. The themes are suggestions: somebody has to read them before they are shared.

Examples
  rowan report comments.csv --text comment --out report
  rowan report feedback.xlsx --text "What matters to you?" --by Area --by Age --title "What matters" --out report
`

export async function run(argv: readonly string[], terminal: Terminal): Promise<void> {
  const command = readCommandWords(argv, ['The file to read'], {
    text: { value: 'COLUMN', required: 'which column holds the text' },
    out: { value: 'FOLDER', required: 'where to write' },
    by: { value: 'COLUMN', several: true },
    title: { value: 'TEXT' },
    language: { value: 'CODE' },
    seed: { value: 'N' },
  })
  const input = command.words[0]!
  const textColumn = only(command, 'text')!
  const by = [...new Set(command.values.get('by'))]
  const language = languageOf(only(command, 'language'))
  const seed = wholeNumber(command, 'seed', 0, 2 ** 31 - 1)
  const title = only(command, 'title')?.trim() || 'What people said'
  if (by.includes(textColumn)) {
    throw new CommandProblem(`--by cannot be the column that holds the text, “${textColumn}”.`, 2)
  }
  const out = await outputFolder(only(command, 'out')!)

  const texts = await readTexts(input, textColumn, { columns: by, option: '--by' }, terminal)
  const groupings = groupingsOf(texts, by)
  const suggested = await suggestThemes(
    texts.rows.map(({ row, text }) => ({
      id: String(row),
      text,
      ...(language === undefined ? {} : { language }),
    })),
    {
      ...(seed === undefined ? {} : { seed }),
      onProgress: ({ step, done }) => terminal.progress(themeSteps[step], done),
    },
  )
  if (!suggested.ok) throw new CommandProblem(`${input}: ${suggested.message}`)
  if (suggested.themes.length === 0) {
    throw new CommandProblem(
      `None of the texts in the column “${textColumn}” of ${input} says anything that a theme could hold. Is it the right column?`,
    )
  }

  terminal.progress('Writing the report')
  const reading = readingOf(texts, suggested)
  const date = new Date().toISOString().slice(0, 10)
  const tables = reportTables(reading, groupings, defaultRule, leadingThemes, date)
  const document = reportDocument({
    title,
    texts: { ...texts, name: basename(input) },
    reading,
    tables,
    rule: defaultRule,
    date,
    command: commandLine(command),
  })
  await out.write([...(await readersFiles(document, terminal)), ...teamFiles(reading)])
  terminal.say(
    `${texts.rows.length.toLocaleString('en-GB')} texts, ${suggested.themes.length} themes. Open ${out.folder}/index.html.`,
  )
}

async function readersFiles(document: Document, terminal: Terminal): Promise<FileToWrite[]> {
  const checked = checkDocument(document)
  if (!checked.ok) {
    const [problem] = checked.problems
    throw new Error(`the report is not a document: ${problem?.where}: ${problem?.message}`)
  }
  const pdf = await renderPdf(checked.document, { letters: 'name' })
  if (!pdf.ok) throw new Error(`the PDF could not be made: ${JSON.stringify(pdf)}`)
  const letters = pdf.named.filter(({ isLetter }) => isLetter).length
  if (letters > 0) {
    terminal.warn(
      `report.pdf: ${letters === 1 ? 'a letter' : `${letters} letters`} that no font on this machine can draw ${letters === 1 ? 'is' : 'are'} written as a name in brackets. A font with them, such as Noto Sans CJK, mends it.`,
    )
  }
  return [
    { name: 'index.html', content: standalonePage(checked.document) },
    { name: 'report.pdf', content: pdf.bytes },
    { name: 'report.docx', content: await renderDocx(checked.document) },
  ]
}

function teamFiles(reading: Reading): FileToWrite[] {
  const themes = reading.themes.map(({ key, name, parent, contributions, share, terms }) => [
    key,
    name,
    parent ?? '',
    contributions,
    share.toFixed(4),
    terms.join('; '),
  ])
  const assignments = reading.assignments.map(({ row, theme, confidence }) => [
    row,
    theme ?? '',
    confidence.toFixed(3),
  ])
  const quotes = reading.themes.flatMap(theme =>
    theme.quotes.map(({ row, start, end, text }) => [row, theme.key, start, end, text]),
  )
  return [
    {
      name: 'themes.csv',
      content: writeCsv(['theme', 'name', 'parent', 'contributions', 'share', 'terms'], themes),
    },
    { name: 'assignments.csv', content: writeCsv(['row', 'theme', 'confidence'], assignments) },
    { name: 'quotes.csv', content: writeCsv(['row', 'theme', 'start', 'end', 'quote'], quotes) },
  ]
}

/** @throws CommandProblem where it is not a language tag */
function languageOf(value: string | undefined): string | undefined {
  if (value === undefined || value === 'auto') return undefined
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value)) {
    throw new CommandProblem(
      `--language is a code such as en, gd, pl, ar or zh, or auto, and “${value}” is not.`,
      2,
    )
  }
  return value
}

/** The command as it could be given again, without the folders of this machine and wherever it was written to. */
function commandLine(command: CommandWords): string {
  const options = ['text', 'by', 'title', 'language', 'seed'].flatMap(name =>
    command.values.get(name)!.flatMap(value => [`--${name}`, value]),
  )
  const words = [basename(command.words[0]!), ...options]
  return [
    'rowan report',
    ...words.map(word => (/^[\w./:=-]+$/.test(word) ? word : JSON.stringify(word))),
  ].join(' ')
}
