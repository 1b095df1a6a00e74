import { catalogue } from '../catalogue.ts'
import { translator } from '../translator.ts'

/** Texts of loading an organisation's own population figures and its table of postcodes. */
export const t = translator(
  'en',
  catalogue({
    title: 'Population figures',
    lead: 'What the people heard are compared with. Rowan knows age, ethnic group, disability and deprivation for each council area; you can bring what it does not know.',
    summary: 'There is a problem',
    'own.title': 'Your own figures for this programme',
    'own.lead':
      'A CSV or Excel file with three columns: characteristic, value, people. For each characteristic that it has, your figures are used instead of ours.',
    'own.known':
      'Characteristics that Rowan knows: area, age, sex, ethnicity, disability, deprivation (1 to 5), carers (yes, no), urban_rural. Any other is compared with the question of that key.',
    'own.template': 'A file to begin with',
    'own.loaded': {
      one: '{name}: one figure, loaded on {date}.',
      other: '{name}: {count} figures, loaded on {date}.',
    },
    'own.none': 'None loaded. Ours are used where there are any.',
    'own.file': 'File with your figures',
    'own.load': 'Load figures',
    'own.remove': 'Take them away',
    'own.done': 'Your figures are loaded and in use.',
    'own.removed': 'Your figures were taken away.',
    'upload.no-file': 'Choose a file first.',
    'upload.too-large': 'This file is larger than {size}. Leave out columns that are not needed.',
    'upload.broken': 'The file did not arrive whole. Try again.',
    'read.no-column': 'The file has no column {missing}. It has: {found}.',
    'read.problem': 'Row {row}, column “{column}”: {why}',
    'read.unreadable': 'Row {row} {reason}',
    'read.empty': 'is empty.',
    'read.no-number': 'is not a whole number of people.',
    'read.no-area': 'is no council area. Write its name or its code, such as S12000017.',
    'read.twice': 'stands there twice.',
    'read.too-many': 'The file has more than {most} rows.',
    'read.nothing': 'The file has no rows.',
    'postcodes.title': 'Postcodes',
    'postcodes.lead':
      'A question that asks for a postcode turns it into council area and deprivation at once and forgets it. For this it needs the postcode table of National Records of Scotland or of the Scottish Government’s index of multiple deprivation. It serves all programmes of your organisation.',
    'postcodes.none':
      'No table is loaded, so postcodes cannot be turned into places yet. The question says so.',
    'postcodes.used': {
      one: '{name}: one row read, loaded on {date}.',
      other: '{name}: {count} rows read, loaded on {date}.',
    },
    'postcodes.has': 'It tells: {what}.',
    'postcodes.area': 'council area',
    'postcodes.quintile': 'deprivation',
    'postcodes.reading': 'Reading {name}',
    'postcodes.leave': 'You can leave this page. The table before stays in use until this one is complete.',
    'postcodes.failed': '{name} could not be loaded: {why}',
    'postcodes.refused': {
      one: 'One row could not be read.',
      other: '{count} rows could not be read. The first of them:',
    },
    'postcodes.refused-row': 'Row',
    'postcodes.refused-column': 'Column',
    'postcodes.refused-why': 'Why',
    'postcodes.file': 'File of postcodes',
    'postcodes.load': 'Load postcodes',
    'postcodes.remove': 'Take the postcodes away',
    'postcodes.removed': 'The postcodes were taken away.',
    'postcodes.begun': 'The file is being read.',
    'postcodes.busy': 'A file is being read already. Wait until it is done.',
    'postcodes.no-columns':
      'The file needs a column of postcodes, and one of council areas or of SIMD quintiles. It has: {found}.',
    'postcodes.nothing': 'No row of it has a postcode that can be read.',
    'postcodes.ours':
      'Something went wrong here. Load it again; if it fails again, tell whoever runs Rowan for you.',
    'postcodes.no-postcode': 'is no whole postcode',
    'postcodes.no-area': 'is no council area of Scotland',
    'postcodes.no-quintile': 'is no quintile from 1 to 5',
  }),
)
