import { catalogue } from '../catalogue.ts'
import { translator } from '../translator.ts'

/** How groups of people are named where they are counted: in tables of the team and in reports. */
export const t = translator(
  'en',
  catalogue({
    'role.gets_care': 'People who get care or support',
    'role.family_carer': 'Family and friends who care',
    'role.works_in_care': 'People who work in care',
    'role.other': 'Everyone else',
    'gender.woman': 'Women and girls',
    'gender.man': 'Men and boys',
    'gender.other': 'People who describe themselves in another way',
    'condition.yes': 'People with a long-term condition or disability',
    'condition.no': 'People without',
    'carer.yes': 'People who look after someone',
    'carer.no': 'People who do not',
    unknown: 'Did not say',
  }),
)
