import { type FormFields, fieldText } from '../../platform/http/form.ts'
import { Button } from '../../ui/button/button.tsx'
import { Checkboxes, Radios } from '../../ui/choice/choice.tsx'
import { DateField } from '../../ui/date-field/date-field.tsx'
import { FieldGroup } from '../../ui/field/field.tsx'
import { NumberField, TextArea, TextField } from '../../ui/field/text-field.tsx'
import { OutlineLine } from '../../ui/form-outline/form-outline.tsx'
import type { Language } from '../../ui/i18n/language.ts'
import { t } from '../../ui/i18n/staff/builder.en.ts'
import type { QuestionKind } from '../forms/question.ts'
import { lineField, lineKeyField, moreField, type OptionList } from './option-fields.ts'

type KindFieldsProps = {
  readonly kind: QuestionKind
  readonly fields: FormFields
  readonly errorOf: (field: string) => string | undefined
  readonly language: Language
}

/** The fields that only this kind of question has. */
export function KindFields(props: KindFieldsProps) {
  const { kind, fields, errorOf } = props
  const text = (name: string) => fieldText(fields, name)
  switch (kind) {
    case 'one':
      return (
        <>
          <Lines {...props} list="option" />
          <Also fields={fields} names={['other']} />
        </>
      )
    case 'several':
      return (
        <>
          <Lines {...props} list="option" />
          <Also fields={fields} names={['other', 'none']} />
          <NumberField
            name="most"
            label={t('question.most')}
            value={text('most')}
            error={errorOf('most')}
            optional
          />
        </>
      )
    case 'likert':
      return <Lines {...props} list="option" />
    case 'ranking':
      return (
        <>
          <Lines {...props} list="option" />
          <NumberField
            name="most"
            label={t('question.most-ranked')}
            value={text('most')}
            error={errorOf('most')}
            optional
          />
        </>
      )
    case 'matrix':
      return (
        <>
          <Lines {...props} list="row" />
          <Lines {...props} list="option" />
        </>
      )
    case 'rating':
      return (
        <>
          <Radios
            name="from"
            legend={t('question.from')}
            value={text('from') || '1'}
            items={['0', '1'].map(value => ({ value, label: value }))}
          />
          <NumberField
            name="to"
            label={t('question.to')}
            hint={t('question.to-hint')}
            value={text('to')}
            error={errorOf('to')}
          />
          {(['low', 'high'] as const).map(end => (
            <TextField
              name={end}
              label={t(`question.${end}`)}
              hint={t(`question.${end}-hint`)}
              value={text(end)}
              error={errorOf(end)}
              optional
            />
          ))}
        </>
      )
    case 'number':
      return (
        <>
          <NumberField
            name="least"
            decimal
            label={t('question.least')}
            value={text('least')}
            error={errorOf('least')}
            optional
          />
          <NumberField
            name="most"
            decimal
            label={t('question.most-number')}
            value={text('most')}
            error={errorOf('most')}
            optional
          />
          <Checkboxes
            name="decimals"
            legend={t('question.range')}
            items={[{ value: 'yes', label: t('question.decimals') }]}
            values={[text('decimals')]}
          />
        </>
      )
    case 'date':
      return (
        <>
          {(['earliest', 'latest'] as const).map(name => (
            <DateField
              name={name}
              legend={t(`question.${name}`)}
              error={errorOf(name)}
              optional
              value={{
                day: text(`${name}-day`),
                month: text(`${name}-month`),
                year: text(`${name}-year`),
              }}
            />
          ))}
        </>
      )
    default:
      return null
  }
}

/** Answers or statements, each with its field, and one field for more of them. */
function Lines(props: KindFieldsProps & { readonly list: OptionList }) {
  const { list, fields, errorOf } = props
  const indexes = Array.from({ length: 100 }, (_, index) => index).filter(
    index => fields[lineField(list, index)] !== undefined,
  )
  const more = moreField(list)
  const isNew = indexes.length === 0
  const name = t(list === 'option' ? 'question.options' : 'question.rows')
  const hint = t(list === 'option' ? 'question.options-hint' : 'question.rows-hint')
  return (
    <FieldGroup legend={name} id={`${list}s`}>
      {indexes.map((index, at) => (
        <OutlineLine>
          <TextField
            name={lineField(list, index)}
            label={t(list === 'option' ? 'question.option-label' : 'question.row-label', {
              number: index + 1,
            })}
            value={fieldText(fields, lineField(list, index))}
            error={errorOf(lineField(list, index))}
          />
          <input
            type="hidden"
            name={lineKeyField(list, index)}
            value={fieldText(fields, lineKeyField(list, index))}
          />
          <span>
            {at > 0 ? <Arrange list={list} index={index} direction="up" /> : null}
            {at < indexes.length - 1 ? <Arrange list={list} index={index} direction="down" /> : null}
          </span>
        </OutlineLine>
      ))}
      <TextArea
        name={more}
        label={isNew ? name : t(list === 'option' ? 'question.more-options' : 'question.more-rows')}
        hint={isNew ? hint : t('question.more-hint')}
        rows={isNew ? 6 : 3}
        value={fieldText(fields, more)}
        error={errorOf(more)}
        optional={!isNew}
      />
    </FieldGroup>
  )
}

function Arrange(props: { list: OptionList; index: number; direction: 'up' | 'down' }) {
  const { list, index, direction } = props
  const label = t(list === 'option' ? 'question.option-label' : 'question.row-label', { number: index + 1 })
  return (
    <Button kind="link" name="arrange" value={`${direction} ${list} ${index}`} noValidate>
      {t(direction === 'up' ? 'question.line-up' : 'question.line-down')}
      <span class="hidden">: {label}</span>
    </Button>
  )
}

function Also(props: { fields: FormFields; names: readonly ('other' | 'none')[] }) {
  return (
    <Checkboxes
      name="also"
      legend={t('question.also')}
      items={props.names.map(name => ({
        name,
        value: 'yes',
        label: t(`question.${name}`),
        checked: fieldText(props.fields, name) === 'yes',
      }))}
    />
  )
}
