import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Checkbox } from '../../ui/choice/choice.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { TextArea, TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/show.en.ts'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import type { Document } from '../document.ts'
import type { Edition } from '../editions/edition.ts'
import { EmbeddedDocument, type EvidenceLinks } from '../renderers/web.tsx'
import { type Place, ShowPage, showAddress } from '../views.tsx'
import { editionText } from './edition-state.tsx'
import type { PlacedBlock, Publication } from './publication.ts'

type Listed = { readonly publication: Publication; readonly latest: Edition | undefined }

/** The programme's publications. */
export function PublicationsPage(
  props: Place & { listed: readonly Listed[]; mayEdit: boolean; title?: string; error?: string | undefined },
) {
  const here = showAddress(props)
  return (
    <ShowPage {...props} title={t('show.title')} error={props.error !== undefined} width="wide">
      <ErrorSummary
        errors={props.error ? [{ field: 'title', message: props.error }] : []}
        heading={t('editor.summary')}
        kept={null}
      />
      <PageHeading
        title={t('show.title')}
        lead={t('show.lead')}
        actions={
          <ButtonLink kind="outlined" href={`${here}/recommendations`}>
            {t('show.recommendations')}
          </ButtonLink>
        }
      />
      {props.listed.length === 0 ? (
        <EmptyState sentence={t('show.none')} />
      ) : (
        <Table
          caption={t('show.caption')}
          captionHidden
          columns={[
            { label: t('show.publication') },
            { label: t('show.state') },
            { label: t('show.changed') },
          ]}
          rows={props.listed.map(({ publication, latest }) => [
            <a href={`${here}/${publication.id}`}>{publication.front.title}</a>,
            latest ? editionText(latest) : t('show.draft'),
            t.date(publication.changedAt),
          ])}
        />
      )}
      {props.mayEdit ? (
        <form method="post" action={`${here}/new`} novalidate>
          <h2>{t('show.new')}</h2>
          <TextField name="title" label={t('show.new-title')} value={props.title} error={props.error} />
          <Checkbox name="title_is_quote" value="yes" label={t('show.title-quote')} />
          <TextField name="subtitle" label={t('show.subtitle')} optional />
          <Button>{t('show.new')}</Button>
        </form>
      ) : null}
    </ShowPage>
  )
}

/** A publication as it would go out now, with every number and quote leading to its evidence. */
export function PreviewPage(
  props: Place & { publication: Publication; document: Document; evidence: EvidenceLinks },
) {
  const here = `${showAddress(props)}/${props.publication.id}`
  return (
    <ShowPage
      {...props}
      title={t('editor.preview')}
      under={[{ label: props.publication.front.title, href: here }]}
      width="wide"
    >
      <EmbeddedDocument document={props.document} evidence={props.evidence} />
    </ShowPage>
  )
}

type EditBlockProps = Place & {
  readonly publication: Publication
  readonly block: PlacedBlock
  readonly text: string
  readonly error?: string | undefined
}

/** Changing the team's own text. */
export function EditBlockPage(props: EditBlockProps) {
  const { publication, block, error } = props
  const here = `${showAddress(props)}/${publication.id}`
  const isHeading = block.content.kind === 'heading'
  return (
    <ShowPage
      {...props}
      title={t('editor.edit')}
      under={[{ label: publication.front.title, href: here }]}
      error={error !== undefined}
      width="narrow"
    >
      <ErrorSummary errors={error ? [{ field: 'text', message: error }] : []} heading={t('editor.summary')} />
      <h1>{t('editor.edit')}</h1>
      <form method="post" action={`${here}/blocks/${block.id}/edit`} novalidate>
        <input type="hidden" name="version" value={String(publication.version)} />
        {isHeading ? (
          <TextField name="text" label={t('editor.heading-text')} value={props.text} error={error} />
        ) : (
          <TextArea
            name="text"
            label={t('editor.add-text')}
            hint={t('editor.text')}
            rows={12}
            value={props.text}
            error={error}
          />
        )}
        <Button>{t('editor.save')}</Button>
      </form>
    </ShowPage>
  )
}
