import { catalogue } from '../catalogue.ts'
import { translator } from '../translator.ts'

/** Texts of the question bank, of files of forms, and of looking at a form as people see it. */
export const t = translator(
  'en',
  catalogue({
    'bank.title': 'Question bank',
    'bank.lead':
      'Sets of questions to take into this form. Once there, they are yours to change; where a wording is used for comparing, leave it as it is.',
    'bank.see': { one: 'See the question', other: 'See the {count} questions' },
    'bank.add-all': { one: 'Add this question', other: 'Add all {count} questions' },
    'bank.add-some': 'Add only those that are ticked',
    'bank.which': 'Which questions of “{set}”?',
    'bank.source': 'Source: {source}',
    'bank.licence': 'Licence: {licence}',
    'bank.none-ticked': 'Tick at least one question, or add them all.',
    'bank.link': 'Take questions from the bank',
    'bank.outcomes': 'The nine National Health and Wellbeing Outcomes',
    'bank.outcomes-lead':
      'Each question can carry the outcomes that it speaks to: choose them on the question’s own page.',

    'preview.title': 'Preview',
    'preview.notice':
      'This is how people see the questions, as they are written now. Nothing that you type here is kept or sent.',
    'preview.versions': 'Versions',
    'preview.back': 'Back to what is asked',
    'preview.all': 'Every question is shown, also those that are asked only after certain answers.',
    'preview.easy': '{language}, Easy Read',

    'file.title': 'Bring or take this form as a file',
    'file.lead':
      'XLSForm is the spreadsheet that KoboToolbox, ODK and SurveyCTO read. JSON is Rowan’s own: nothing is lost in it.',
    'file.link': 'Bring or take this form as a file',
    'file.take': 'Take it',
    'file.take-json': 'Take it as JSON',
    'file.take-xlsform': 'Take it as XLSForm (XLSX)',
    'file.lost': {
      one: '{count} thing has no place in XLSForm',
      other: '{count} things have no place in XLSForm',
    },
    'file.bring': 'Bring one',
    'file.bring-hint': 'A JSON file that Rowan made, or an XLSForm (XLSX), up to {size} MB.',
    'file.bring-label': 'The file',
    'file.bring-button': 'Look at it first',
    'file.replaces':
      'What it asks takes the place of what is written here. It can be undone, and where people are answering it waits until you put it into use.',
    'file.no-file': 'Choose a file first.',
    'file.broken': 'The file did not arrive whole. Send it again.',
    'file.too-large': 'The file is larger than {size} MB. A form is never that large: is it the right file?',
    'file.not-a-form': 'This file is neither a form in JSON that Rowan made nor an XLSForm. {why}',
    'file.newer': 'This file was made by a newer Rowan. Update this one, then bring it again.',
    'file.read': {
      one: '“{name}” asks {count} question.',
      other: '“{name}” asks {count} questions.',
    },
    'file.read-title': 'What was read',
    'file.not-carried': {
      one: '{count} thing could not be carried over',
      other: '{count} things could not be carried over',
    },
    'file.all-carried': 'Everything in it could be carried over.',
    'file.where': 'Where',
    'file.cell': '{sheet}, row {row}',
    'file.cell-column': '{sheet}, row {row}, column {column}',
    'file.what': 'What',
    'file.use': 'Use it here',
    'file.other': 'Choose another file',
    'file.questions': 'What it asks',
  }),
)
