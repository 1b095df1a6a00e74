import { characteristicKinds } from '../../listening/index.ts'
import { Button } from '../../ui/button/button.tsx'
import { Details } from '../../ui/details/details.tsx'
import { Select, TextArea, TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/show.en.ts'
import { characteristicLabel } from '../../understanding/index.ts'
import { blockName } from './block-name.ts'
import type { EditorPageProps } from './editor-page.tsx'

type AddProps = EditorPageProps & { readonly here: string; readonly version: unknown }

/** One form for each kind of block that can be added. */
export function AddBlockForms(props: AddProps) {
  const { findings, recommendations, blocks, here, publication, errors = [] } = props
  const places = blocks.map(block => ({
    value: block.id,
    label: t('editor.after', { block: blockName(props, block).slice(0, 60) }),
  }))
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message
  const findingOptions = findings.map(finding => ({ value: finding.id, label: finding.sentence }))
  const quotes = findings
    .flatMap(finding => finding.quotes)
    .map(quote => ({ value: quote.excerpt, label: quote.quote.slice(0, 100) }))
  const kinds = characteristicKinds.map(kind => ({ value: kind, label: characteristicLabel(kind) }))
  let forms = 0
  const form = (summary: string, kind: string | undefined, fields: unknown) => {
    forms += 1
    return (
      <Details summary={summary}>
        <form method="post" action={`${here}/blocks`} novalidate>
          <input type="hidden" name="version" value={String(publication.version)} />
          {kind ? <input type="hidden" name="kind" value={kind} /> : null}
          {fields as never}
          <Select
            name="after"
            id={`after-${forms}`}
            label={t('editor.place')}
            options={places}
            empty={t('editor.at-end')}
          />
          <Button kind="outlined">{t('editor.add')}</Button>
        </form>
      </Details>
    )
  }
  return (
    <>
      <h3>{t('editor.add')}</h3>
      {form(
        t('editor.add-heading'),
        'heading',
        <TextField name="text" id="heading-text" label={t('editor.heading-text')} />,
      )}
      {form(
        t('editor.add-text'),
        'text',
        <TextArea
          name="text"
          id="block-text"
          label={t('editor.add-text')}
          hint={t('editor.text')}
          error={errorOf('text')}
        />,
      )}
      {findings.length > 0
        ? form(
            t('editor.add-finding'),
            'finding',
            <Select
              name="finding"
              id="add-finding"
              label={t('editor.which-finding')}
              options={findingOptions}
            />,
          )
        : null}
      {findings.length > 0
        ? form(
            t('editor.add-table'),
            'finding_table',
            <>
              <Select
                name="finding"
                id="table-finding"
                label={t('editor.which-finding')}
                options={findingOptions}
              />
              <Select name="characteristic" id="table-by" label={t('editor.by')} options={kinds} />
            </>,
          )
        : null}
      {quotes.length > 0
        ? form(
            t('editor.add-quote'),
            'quote',
            <Select
              name="excerpt"
              id="add-quote"
              label={t('editor.which-quote')}
              hint={t('editor.quote-hint')}
              options={quotes}
            />,
          )
        : null}
      {form(
        t('editor.add-who'),
        'who',
        <Select name="characteristic" id="who-by" label={t('editor.by')} options={kinds} />,
      )}
      {recommendations.length > 0
        ? form(
            t('editor.add-recommendation'),
            'recommendation',
            <Select
              name="recommendation"
              id="add-recommendation"
              label={t('editor.which-recommendation')}
              options={recommendations.map(one => ({
                value: one.id,
                label: `${one.to}: ${one.wording.slice(0, 80)}`,
              }))}
            />,
          )
        : null}
      {form(
        t('editor.add-other'),
        undefined,
        <Select
          name="kind"
          id="add-other"
          label={t('editor.what')}
          options={(['reach', 'themes', 'few', 'method'] as const).map(kind => ({
            value: kind,
            label: t(`editor.${kind}`),
          }))}
        />,
      )}
    </>
  )
}
