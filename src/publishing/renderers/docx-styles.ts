import {
  AlignmentType,
  BorderStyle,
  type ICharacterStyleOptions,
  type INumberingOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
} from 'docx'
import { type Hue, type HueFacts, hueNames, hues } from '../../ui/theme-key/hue.ts'
import type { Document } from '../document.ts'

/** Fonts that Word has everywhere. The serif is for what a person said, and nothing else. */
const sans = { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Arial', eastAsia: 'Microsoft YaHei' }
const serif = { ascii: 'Georgia', hAnsi: 'Georgia', cs: 'Times New Roman', eastAsia: 'SimSun' }

const ink = '1E2320'
const ink2 = '434A45'
const rowan = '1F4D38'
const line = 'DBD5C7'

const borders: Readonly<Record<HueFacts['line'], (typeof BorderStyle)[keyof typeof BorderStyle]>> = {
  solid: BorderStyle.SINGLE,
  dashed: BorderStyle.DASHED,
  dotted: BorderStyle.DOTTED,
  double: BorderStyle.DOUBLE,
}

/** The style of the line above a finding: the theme's where it has one. */
export function eyebrowStyle(hue: Hue | null): string {
  return hue === null ? 'FindingNumber' : `FindingNumber-${hue}`
}

/** Names by which the writer asks for a paragraph style; what each looks like is said once, in `styles`. */
export const paragraphStyle = {
  title: 'Title',
  titleInWords: 'TitleInWords',
  subtitle: 'Subtitle',
  byline: 'Byline',
  eyebrow: 'Eyebrow',
  words: 'Quote',
  longWords: 'LongQuote',
  attribution: 'Attribution',
  noteTitle: 'NoteTitle',
  note: 'Note',
  caption: 'Caption',
  cell: 'TableText',
  callout: 'Callout',
  calloutTitle: 'CalloutTitle',
  answerWords: 'AnswerWords',
  reply: 'Reply',
  small: 'Small',
  term: 'Term',
  contents: 'Contents',
  contentsInset: 'ContentsInset',
} as const

/** Sizes are half points, spaces twentieths of a point. */
function style(
  id: string,
  name: string,
  run: IParagraphStyleOptions['run'],
  paragraph: IParagraphStyleOptions['paragraph'] = {},
): IParagraphStyleOptions {
  return {
    id,
    name,
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run: run ?? {},
    paragraph: paragraph ?? {},
  }
}

const rule = (color: string, size: number) => ({ style: BorderStyle.SINGLE, color, size, space: 6 })
const secondary = { size: 19, sizeComplexScript: 19, color: ink2 }
const bold = { bold: true, boldComplexScript: true }
const sized = (size: number) => ({ size, sizeComplexScript: size })

const finding = (id: string, hue: Hue | null) =>
  style(id, hue === null ? 'Finding number' : `Finding number, ${hue}`, secondary, {
    keepNext: true,
    spacing: { before: 560, after: 40 },
    border: {
      top:
        hue === null
          ? rule(rowan, 18)
          : {
              style: borders[hues[hue].line],
              color: hues[hue].colour.slice(1),
              size: 18,
              space: 6,
            },
    },
  })

const paragraphStyles = (direction: Document['direction']): readonly IParagraphStyleOptions[] => [
  style(
    'TitleInWords',
    'Title in someone’s words',
    { ...sized(68), font: serif },
    { spacing: { before: 480, after: 160 } },
  ),
  style('Subtitle', 'Subtitle', { ...sized(27), color: ink2 }, { spacing: { after: 160 } }),
  style('Byline', 'Byline', secondary, { spacing: { after: 480 } }),
  style('Eyebrow', 'Eyebrow', secondary, { keepNext: true, spacing: { before: 360, after: 40 } }),
  finding('FindingNumber', null),
  ...hueNames.map(hue => finding(eyebrowStyle(hue), hue)),
  style(
    'Quote',
    'Quote',
    { ...sized(32), font: serif },
    {
      keepNext: true,
      keepLines: true,
      spacing: { before: 360, after: 100, line: 300, lineRule: LineRuleType.AUTO },
    },
  ),
  style(
    'LongQuote',
    'Long quote',
    { ...sized(25), font: serif },
    { keepNext: true, spacing: { before: 360, after: 100, line: 310, lineRule: LineRuleType.AUTO } },
  ),
  style('Attribution', 'Attribution', secondary, { spacing: { after: 280 } }),
  style(
    'NoteTitle',
    'Note title',
    { ...sized(19), ...bold },
    {
      keepNext: true,
      indent: { start: 567 },
      spacing: { before: 160, after: 0 },
      border: { top: rule(line, 4) },
    },
  ),
  style('Note', 'Note', secondary, { indent: { start: 567 }, spacing: { after: 120 } }),
  style('TableText', 'Table text', sized(19), {
    spacing: { before: 50, after: 50, line: 252, lineRule: LineRuleType.AUTO },
  }),
  style(
    'CalloutTitle',
    'Callout title',
    bold,
    calloutParagraph(direction, { keepNext: true, spacing: { before: 240, after: 0 } }),
  ),
  style('Callout', 'Callout', {}, calloutParagraph(direction, { spacing: { after: 240 } })),
  style(
    'Reply',
    'Reply',
    { ...sized(26), ...bold, color: '12352A' },
    { keepNext: true, spacing: { before: 80, after: 60 } },
  ),
  style('AnswerWords', 'Words of an answer', { ...sized(23), font: serif }, { spacing: { after: 80 } }),
  style('Small', 'Small', secondary, { spacing: { before: 80, after: 160 } }),
  style('Contents', 'Contents', {}, { spacing: { after: 40 } }),
  style('ContentsInset', 'Contents, inset', {}, { spacing: { after: 40 }, indent: { start: 340 } }),
  style('Term', 'Term', bold, { keepNext: true, spacing: { before: 160, after: 0 } }),
]

function calloutParagraph(
  direction: Document['direction'],
  more: NonNullable<IParagraphStyleOptions['paragraph']>,
) {
  return {
    ...more,
    indent: { start: 170 },
    shading: { fill: 'F5F2EA' },
    border: {
      [direction === 'rtl' ? 'right' : 'left']: {
        style: BorderStyle.SINGLE,
        color: rowan,
        size: 24,
        space: 8,
      },
    },
  }
}

const characterStyles: readonly ICharacterStyleOptions[] = [
  { id: 'Strong', name: 'Strong', basedOn: 'DefaultParagraphFont', quickFormat: true, run: bold },
  {
    id: 'Emphasis',
    name: 'Emphasis',
    basedOn: 'DefaultParagraphFont',
    quickFormat: true,
    run: { italics: true, italicsComplexScript: true },
  },
  {
    id: 'SaidWords',
    name: 'Words that someone said',
    basedOn: 'DefaultParagraphFont',
    quickFormat: true,
    run: { font: serif },
  },
]

/** All looks of the Word file. Text takes them by name, so that whoever edits it changes a look in one place. */
export function wordStyles({ language, direction }: Document): IStylesOptions {
  const heading = (size: number, before: number, after: number, color = ink) => ({
    run: { ...sized(size), ...bold, color, font: sans },
    paragraph: {
      keepNext: true,
      keepLines: true,
      spacing: { before, after, line: 252, lineRule: LineRuleType.AUTO },
    },
  })
  return {
    default: {
      document: {
        run: { ...sized(23), font: sans, color: ink, language: { value: language, bidirectional: language } },
        paragraph: { spacing: { after: 160, line: 312, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { ...sized(68), ...bold, font: sans },
        paragraph: { spacing: { before: 480, after: 160 } },
      },
      heading1: heading(40, 600, 180, rowan),
      heading2: heading(30, 320, 140),
      heading3: heading(25, 280, 100),
      caption: {
        run: { ...sized(23), ...bold, color: ink },
        paragraph: { keepNext: true, spacing: { before: 320, after: 120 } },
      },
      hyperlink: { run: { color: rowan, underline: {} } },
      listParagraph: { paragraph: { spacing: { after: 80 } } },
    },
    paragraphStyles: [...paragraphStyles(direction)],
    characterStyles: [...characterStyles],
  }
}

/** One list of bullets and one of numbers; each numbered list starts again by its instance. */
export const wordNumbering: INumberingOptions = {
  config: [
    { reference: 'bullets', levels: [listLevel(LevelFormat.BULLET, '•')] },
    { reference: 'numbers', levels: [listLevel(LevelFormat.DECIMAL, '%1.')] },
  ],
}

function listLevel(format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) {
  return {
    level: 0,
    format,
    text,
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { start: 454, hanging: 340 } } },
  }
}
