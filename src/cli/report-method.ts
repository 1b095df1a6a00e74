import { type Block, line } from '../publishing/document.ts'
import type { ReportSource } from './report-document.ts'
import { contributions, written } from './report-wording.ts'
import type { Texts } from './texts.ts'

/** How the report was made, what was left out and what it cannot tell. */
export function method({ texts, reading, rule, command }: ReportSource): Block[] {
  const facts: [string, string][] = [
    ['What was read', `${texts.name}: ${contributions(texts.rows.length)} with text`],
    ['Left out', leftOut(texts)],
    [
      'How themes were made',
      `By likeness of wording and meaning, on this machine and with no outside service (${reading.provider}). The same file gives the same themes.`,
    ],
    [
      'Small numbers',
      `Counts under ${rule.threshold}, and those that would give them away, are not shown here. The CSV files beside this report hold them: they are for the team.`,
    ],
    ['Made with', command],
  ]
  return [
    {
      kind: 'colophon',
      id: 'how',
      title: 'How we did this',
      text: [
        line(
          'The themes, their names and the quotes were suggested by a computer. Nobody has read, corrected or confirmed them yet. Each contribution is placed in one theme, though it may speak of several.',
        ),
        line(
          'These are the words of those who contributed. They are not a sample of everyone, so the shares say what came up here and nothing about people who were not heard.',
        ),
        line(
          'The quotes are exact pieces of what was written. Whether their authors allow them to be published was not asked here.',
        ),
      ],
      facts: facts.map(([term, text]) => ({ term, text: line(text) })),
    },
  ]
}

function leftOut({ empty, unreadable }: Texts): string {
  const rows = (count: number) => `${written(count)} ${count === 1 ? 'row' : 'rows'}`
  const parts = [
    ...(empty > 0 ? [`${rows(empty)} without text`] : []),
    ...(unreadable.length > 0 ? [`${rows(unreadable.length)} that could not be read`] : []),
  ]
  return parts.length === 0 ? 'Nothing' : parts.join(', ')
}
