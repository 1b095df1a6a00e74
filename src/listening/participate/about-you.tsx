import { type FormFields, fieldText } from '../../platform/http/form.ts'
import { Radios } from '../../ui/choice/choice.tsx'
import { Select } from '../../ui/field/text-field.tsx'
import { publicText } from '../../ui/i18n/public-text.ts'
import { characteristicOptions, preferNotToSay } from '../forms/characteristic.ts'
import type { CharacteristicKind } from '../forms/form.ts'
import { characteristicAnswer, characteristicQuestion } from './characteristic-text.ts'
import type { Conversation } from './conversation.ts'
import { whoField } from './submission-form.ts'

type AboutYouProps = {
  readonly conversation: Conversation
  readonly fields: FormFields
  readonly errorOf: (field: string) => string | undefined
  readonly heading: 'h1' | 'h2'
}

/** What somebody may tell about themselves, apart from the words. */
export function AboutYou({ conversation, fields, errorOf, heading: Heading }: AboutYouProps) {
  const t = publicText(conversation.language)
  return (
    <>
      <Heading>{t('who.heading')}</Heading>
      <p class="lead">{t('who.lead')}</p>
      <p>{t('who.apart')}</p>
      {conversation.form.characteristics.map(kind => (
        <Characteristic
          conversation={conversation}
          kind={kind}
          value={fieldText(fields, whoField(kind))}
          error={errorOf(whoField(kind))}
        />
      ))}
    </>
  )
}

type CharacteristicProps = {
  readonly conversation: Conversation
  readonly kind: CharacteristicKind
  readonly value: string
  readonly error: string | undefined
}

function Characteristic({ conversation, kind, value, error }: CharacteristicProps) {
  const t = publicText(conversation.language)
  const name = whoField(kind)
  const label = characteristicQuestion(t, kind)
  const preferNot = { value: preferNotToSay, label: t('who.prefer-not') }
  if (kind === 'area') {
    const areas = conversation.areas.map(area => ({ value: area.code, label: area.name }))
    return <Select name={name} label={label} options={[...areas, preferNot]} value={value} error={error} />
  }
  const items = characteristicOptions[kind].map(option => ({
    value: option,
    label: characteristicAnswer(t, kind, option),
  }))
  return <Radios name={name} legend={label} items={[...items, preferNot]} value={value} error={error} />
}
