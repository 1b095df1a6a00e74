import { asks, type BankDraft, offers } from './bank.ts'

const preferNot = { prefer_not: 'Prefer not to say' }

/**
 * Equality monitoring: the nine protected characteristics of the Equality Act 2010 (section 4) and unpaid care. Where
 * Scotland's Census 2022 asks, in its wording, so that answers can be held against its figures; each question can be
 * skipped and offers "prefer not to say", which the census does not. Age is asked in bands, not as a date of birth.
 */
export const equality: BankDraft = {
  key: 'equality',
  title: 'Equality monitoring',
  about:
    'The nine protected characteristics and unpaid care, in the wording of Scotland’s Census 2022 where it asks. Ask only what you will use.',
  source:
    'Scotland’s Census 2022, National Records of Scotland (www.scotlandscensus.gov.uk). “Prefer not to say”, the age bands and the questions about pregnancy and maternity are not of the census.',
  licence: 'Crown copyright, Open Government Licence v3.0.',
  questions: [
    {
      kind: 'one',
      key: 'age',
      texts: asks('What is your age?'),
      options: offers({
        under_16: 'Under 16',
        from_16: '16 to 24',
        from_25: '25 to 34',
        from_35: '35 to 49',
        from_50: '50 to 64',
        from_65: '65 to 74',
        from_75: '75 and over',
        ...preferNot,
      }),
    },
    {
      kind: 'one',
      key: 'sex',
      texts: asks('What is your sex?'),
      options: offers({ female: 'Female', male: 'Male', ...preferNot }),
    },
    {
      kind: 'one',
      key: 'trans',
      texts: asks(
        'Do you consider yourself to be trans, or have a trans history?',
        'This question is voluntary. Answer only if you are aged 16 or over. Trans is a term used to describe people whose gender is not the same as the sex they were registered at birth.',
      ),
      options: offers({ no: 'No', yes: 'Yes', ...preferNot }),
    },
    {
      kind: 'one',
      key: 'orientation',
      texts: asks(
        'Which of the following best describes your sexual orientation?',
        'This question is voluntary. Answer only if you are aged 16 or over.',
      ),
      options: offers({
        straight: 'Straight / Heterosexual',
        gay_or_lesbian: 'Gay or Lesbian',
        bisexual: 'Bisexual',
        ...preferNot,
      }),
      other: true,
    },
    {
      kind: 'one',
      key: 'partnership',
      texts: asks('What is your legal marital or registered civil partnership status?'),
      options: offers({
        never: 'Never married and never registered a civil partnership',
        married: 'Married',
        civil: 'In a registered civil partnership',
        separated: 'Separated, but still legally married',
        separated_civil: 'Separated, but still legally in a civil partnership',
        divorced: 'Divorced',
        dissolved: 'Formerly in a civil partnership which is now legally dissolved',
        widowed: 'Widowed',
        surviving: 'Surviving partner from a registered civil partnership',
        ...preferNot,
      }),
    },
    {
      kind: 'one',
      key: 'pregnancy',
      texts: asks('Are you pregnant, or have you had a baby in the last 26 weeks?'),
      options: offers({ yes: 'Yes', no: 'No', ...preferNot }),
    },
    {
      kind: 'one',
      key: 'ethnic_group',
      texts: asks('What is your ethnic group?'),
      options: offers({
        white_scottish: 'White: Scottish',
        white_british: 'White: Other British',
        white_irish: 'White: Irish',
        white_polish: 'White: Polish',
        white_gypsy: 'White: Gypsy / Traveller',
        white_roma: 'White: Roma',
        white_showman: 'White: Showman / Showwoman',
        white_other: 'White: Other white ethnic group',
        mixed: 'Any mixed or multiple ethnic groups',
        pakistani: 'Pakistani, Scottish Pakistani or British Pakistani',
        indian: 'Indian, Scottish Indian or British Indian',
        bangladeshi: 'Bangladeshi, Scottish Bangladeshi or British Bangladeshi',
        chinese: 'Chinese, Scottish Chinese or British Chinese',
        asian_other: 'Other Asian, Scottish Asian or British Asian',
        african: 'African, Scottish African or British African',
        caribbean_or_black: 'Caribbean or Black',
        arab: 'Arab, Scottish Arab or British Arab',
        ...preferNot,
      }),
      other: true,
    },
    {
      kind: 'one',
      key: 'religion',
      texts: asks(
        'What religion, religious denomination or body do you belong to?',
        'This question is voluntary.',
      ),
      options: offers({
        no_religion: 'None',
        church_of_scotland: 'Church of Scotland',
        roman_catholic: 'Roman Catholic',
        other_christian: 'Other Christian',
        muslim: 'Muslim',
        hindu: 'Hindu',
        buddhist: 'Buddhist',
        sikh: 'Sikh',
        jewish: 'Jewish',
        pagan: 'Pagan',
        ...preferNot,
      }),
      other: true,
    },
    {
      kind: 'one',
      key: 'limited',
      texts: asks(
        'Are your day-to-day activities limited because of a health problem or disability which has lasted, or is expected to last, at least 12 months?',
        'Include problems related to old age.',
      ),
      options: offers({
        a_lot: 'Yes, limited a lot',
        a_little: 'Yes, limited a little',
        no: 'No',
        ...preferNot,
      }),
    },
    {
      kind: 'one',
      key: 'care',
      texts: asks(
        'Do you look after, or give any help or support to family members, friends, neighbours or others because of either long-term physical / mental ill-health / disability, or problems related to old age?',
        'Do not count anything you do as part of your paid employment.',
      ),
      options: offers({
        no: 'No',
        from_1: 'Yes, 1–19 hours a week',
        from_20: 'Yes, 20–34 hours a week',
        from_35: 'Yes, 35–49 hours a week',
        from_50: 'Yes, 50 or more hours a week',
        ...preferNot,
      }),
    },
  ],
}
