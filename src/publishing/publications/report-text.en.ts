import { catalogue } from '../../ui/i18n/catalogue.ts'
import { translator } from '../../ui/i18n/translator.ts'

/** What a report says of its own accord, around the team's sentences and people's words. */
export const t = translator(
  'en',
  catalogue({
    'report.what-we-asked': 'What we asked',
    'report.who-we-heard': 'Who we heard',
    'report.key-findings': 'Key findings',
    'report.what-people-spoke-of': 'What people spoke of',
    'report.few': 'What a few people said',
    'report.few-introduction':
      'These were raised by few people. They are here because a thing is not less true for being said by few. We give no numbers, to protect them.',
    'report.recommendations': 'Recommendations',
    'report.how': 'How we did this',
    'report.took-part': '{people} people took part, from {first} to {last}.',
    'report.took-part-day': '{people} people took part, on {first}.',
    'report.took-part-few': 'A few people took part, from {first} to {last}.',
    'report.not-a-sample': 'They chose to take part, so they are not a sample of everyone.',
    'report.evidence': '{count} of the {people} people we heard spoke of this.',
    'report.evidence-few': 'A few of the people we heard spoke of this.',
    'report.evidence-held':
      'Some of the people we heard spoke of this. The number is not shown, to protect people.',
    'report.themes-sentence': 'People spoke most of {first}; then of {second}.',
    'report.themes-sentence-one': 'People spoke most of {first}.',
    'report.themes-sentence-none': 'No theme was raised by enough people for a number to be shown safely.',
    'report.themes-how':
      'One person can speak of several themes, so the bars do not add up. A person who spoke of a theme twice is counted once.',
    'report.small-protected': 'Small groups are not counted in public, to protect the people in them.',
    'report.shows-nothing':
      'Too few people for any number in this table to be shown safely. Take it out, or wait until more people have been heard.',
    'report.people': 'People',
    'report.by': '{finding} By: {characteristic}',
    'report.said-it': 'Said it',
    'report.who-caption': 'Who took part, by: {characteristic}',
    'report.shared': 'Shared with permission. If the person takes these words back, they leave this page.',
    'report.shared-import':
      'Used with the permission that came with these words. “Sources and thanks” says where they come from.',
    'report.note-withdrawn': 'Someone took their words back from here. They asked us to say so.',
    'report.unnamed': 'Someone who took part',
    'report.method-heard': 'What was heard',
    'report.method-heard-text': 'Everything that people said and allowed to be read beside other people’s.',
    'report.method-themes': 'How themes were drawn out',
    'report.method-themes-text':
      'A computer suggested groups of things said alike. People on the team decided which of them are themes, what they are called and what belongs in them. Nothing became a theme without a person.',
    'report.method-numbers': 'How small numbers are protected',
    'report.method-numbers-text':
      'Counts under {threshold} people are not shown, nor what would give them away.',
    'report.method-permission': 'Permission',
    'report.method-permission-text':
      'Each quote is the exact words of someone who allows it to be quoted. People can take their words back at any time, and they then leave the web page and the files made from it. We cannot call back copies already printed or downloaded.',
    'report.method-basis': 'Who is responsible',
    'report.rests-on': 'finding {number}',
    'report.answer-seen-few': 'The few people whose words led here can see this answer.',
    'report.description': 'What people told {organisation}, and what comes of it.',
  }),
)
