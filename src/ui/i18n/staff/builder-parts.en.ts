import { catalogue } from '../catalogue.ts'
import { translator } from '../translator.ts'

/** Texts about parts of a form: sections, other languages, Easy Read, what holds for the whole. */
export const t = translator(
  'en',
  catalogue({
    'section.new': 'New section',
    'section.edit': 'Section',
    'section.title': 'Heading, in {language}',
    'section.text': 'What is said below it, in {language}',
    'section.careful': 'Said before something hard, in {language}',
    'section.careful-hint': 'Where these questions may be hard to read or to answer. People may skip them.',
    'section.title-missing': 'Write the heading in {language}.',
    'section.too-long': 'This is too long. Write at most {count} characters.',

    'settings.title': 'The whole form',
    'settings.languages': 'Other languages that it is asked in',
    'settings.languages-hint':
      'The form is written in {language}. A language that you take out keeps what was written in it.',
    'settings.pages': 'How it is shown',
    'settings.pages-one': 'One question a page',
    'settings.pages-one-hint': 'Calmer, and needed where a question depends on an earlier answer.',
    'settings.pages-all': 'All questions on one page',
    'settings.pages-all-hint': 'For a short form. People see how long it is.',
    'settings.pages-missing': 'Choose how the form is shown.',

    'language.title': 'Question {number} in {language}',
    'language.lead':
      'In {first} beside each field. What you leave empty is asked in {first} until it is there.',
    'language.question': 'The question',
    'language.hint': 'Help below the question',
    'language.option': 'Answer {number}',
    'language.row': 'Statement {number}',
    'language.low': 'What the lowest number means',
    'language.high': 'What the highest number means',
    'language.in-first': '{first}: {text}',
    'language.question-missing': 'Write the question, or empty all other fields too.',
    'language.one-end': 'Say what both ends mean, or neither.',
    'language.too-long': 'This is too long. Write at most {count} characters.',
    'language.next': 'Save and go to the next that is missing',

    'easy.title': 'Question {number} in Easy Read, {language}',
    'easy.lead':
      'Easy Read has words and a picture of its own: short sentences, one idea each, and everyday words. Write it anew, and have it read by people who use Easy Read.',
    'easy.question': 'The question in easy words',
    'easy.hint': 'Help in easy words',
    'easy.option': 'Answer {number} in easy words',
    'easy.row': 'Statement {number} in easy words',
    'easy.pictures': 'Pictures',
    'easy.picture-of-question': 'For the question',
    'easy.picture-of': 'For “{label}”',
    'easy.no-picture': 'No picture yet',
    'easy.pictures-after': 'Pictures are chosen once the words are saved.',
    'easy.question-missing': 'Write the question in easy words, or empty all other fields too.',
    'easy.long-sentence': {
      one: 'Saved. One sentence has more than 15 words: could it be two?',
      other: 'Saved. {count} sentences have more than 15 words: could each be two?',
    },

    'picture.title': 'Picture for “{label}”',
    'picture.now': 'The picture now',
    'picture.find': 'Find a symbol',
    'picture.find-hint': 'One word in English, such as home, nurse or sad.',
    'picture.find-button': 'Find',
    'picture.found': { one: '{count} symbol', other: '{count} symbols' },
    'picture.none': 'No symbol for that. Try another word, or use a picture of your own.',
    'picture.use': 'Use this one',
    'picture.remove': 'Use no picture',
    'picture.own': 'A picture of your own',
    'picture.own-hint':
      'JPEG, PNG, WebP or GIF, up to {size} MB. Where it was taken is removed from it. Use only pictures that you may use.',
    'picture.own-button': 'Use this picture',
    'picture.wrong': 'This file could not be read as a picture. Choose a JPEG, PNG, WebP or GIF.',
    'picture.too-large':
      'This picture is too large. Choose one of at most {size} MB and {pixels} million pixels.',
    'picture.no-file': 'Choose a picture first.',
    'picture.licence':
      'Mulberry symbols, copyright 2018–2026 Steve Lee, Creative Commons Attribution-ShareAlike 4.0.',
    'picture.saved': 'The picture is chosen.',

    'missing.title': 'What is missing',
    'missing.lead':
      'A wording that is missing is asked in {first}. A picture that is missing leaves its place empty.',
    'missing.none': 'Nothing is missing: every version has everything.',
    'missing.only-first':
      'This form is asked in {first} alone. Add languages on the page about the whole form, or write an Easy Read version of a question.',
    'missing.caption': 'What {version} lacks',
    'missing.where': 'Where',
    'missing.what': 'What is missing',
    'missing.put-right': 'Write it',
    'missing.put-right-heading': 'To do',
    'missing.choose': 'Choose it',
    'missing.section': 'The section',
    'missing.question': 'The question',
    'missing.option': 'The answer “{part}”',
    'missing.row': 'The statement “{part}”',
    'missing.picture': 'The picture of the question',
    'missing.picture-part': 'The picture of “{part}”',
    'missing.count': { one: '{count} thing is missing.', other: '{count} things are missing.' },
    'missing.complete': 'Complete.',
  }),
)
