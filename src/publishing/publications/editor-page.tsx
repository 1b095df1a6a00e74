import { streamAddress } from '../../programmes/index.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Checkbox } from '../../ui/choice/choice.tsx'
import { Details } from '../../ui/details/details.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/show.en.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Followed, type FollowedProps } from '../../ui/progress/followed.tsx'
import type { Finding } from '../../understanding/index.ts'
import type { Edition } from '../editions/edition.ts'
import { type Place, ShowPage, showAddress } from '../views.tsx'
import { AddBlockForms } from './add-block-forms.tsx'
import { blockName } from './block-name.ts'
import type { BlockProblem } from './compose.ts'
import { EditionState, editionText } from './edition-state.tsx'
import type { PlacedBlock, Publication, Recommendation } from './publication.ts'

export type EditorPageProps = Place & {
  readonly publication: Publication
  readonly blocks: readonly PlacedBlock[]
  readonly findings: readonly Finding[]
  readonly recommendations: readonly Recommendation[]
  readonly editions: readonly Edition[]
  readonly problems: readonly BlockProblem[]
  /** What disclosure control did, in words for the editor. */
  readonly numbers: readonly string[]
  readonly publicUrl: string
  readonly mayEdit: boolean
  readonly mayPublish: boolean
  readonly done?: 'saved' | 'published' | 'begun-without' | undefined
  readonly conflict?: boolean
  readonly errors?: readonly { readonly field: string; readonly message: string }[]
}

/** A publication as a list of blocks, each of which can be moved, changed and taken out. */
export function EditorPage(props: EditorPageProps) {
  const { publication, blocks, editions, problems, mayEdit, mayPublish, errors = [] } = props
  const here = `${showAddress(props)}/${publication.id}`
  const [latest] = editions
  const followed: Pick<FollowedProps, 'stream' | 'page'> = {
    stream:
      latest?.state === 'rendering'
        ? streamAddress(props.visit.organisation.slug, props.programme.id)
        : undefined,
    page: props.done === 'published' ? `${here}?done=published` : here,
  }
  const version = <input type="hidden" name="version" value={String(publication.version)} />
  return (
    <ShowPage
      {...props}
      title={publication.front.title}
      notice={props.done === 'saved' ? t('editor.saved') : undefined}
      error={errors.length > 0}
    >
      <ErrorSummary errors={errors} heading={t('editor.summary')} kept={null} />
      {props.conflict ? <Notice kind="berry">{t('editor.conflict')}</Notice> : null}
      <PageHeading
        title={publication.front.title}
        lead={publication.front.subtitle}
        actions={
          <Followed {...followed} id="ways-to-read">
            <div class="button__row">
              <ButtonLink kind="outlined" href={`${here}/preview`}>
                {t('editor.preview')}
              </ButtonLink>
              {editions.some(edition => edition.state === 'published') ? (
                <ButtonLink kind="outlined" href={`/r/${publication.code}`}>
                  {t('editor.public')}
                </ButtonLink>
              ) : null}
            </div>
          </Followed>
        }
      />
      <Followed {...followed} id="newest-issue" say={latest && editionText(latest)}>
        {latest ? <EditionState edition={latest} justAsked={props.done === 'published'} here={here} /> : null}
      </Followed>
      {props.done === 'begun-without' ? <Notice>{t('editor.begun-without')}</Notice> : null}
      {problems.length > 0 ? (
        <Notice kind="berry">
          <p>
            <b>{t('editor.problems')}</b>
          </p>
          <ul>
            {problems.map(problem => (
              <li>
                <a href={`#b-${problem.block}`}>{problem.message}</a>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <h2>{t('editor.blocks')}</h2>
      {blocks.length === 0 ? <p>{t('editor.empty')}</p> : null}
      <ol class="block-list">
        {blocks.map((block, index) => (
          <li id={`b-${block.id}`}>
            <p>{blockName(props, block)}</p>
            {mayEdit ? (
              <form method="post" action={`${here}/blocks/${block.id}`}>
                {version}
                {index > 0 ? (
                  <BlockButton value="up" label={t('editor.up')} of={blockName(props, block)} />
                ) : null}
                {index < blocks.length - 1 ? (
                  <BlockButton value="down" label={t('editor.down')} of={blockName(props, block)} />
                ) : null}
                {block.content.kind === 'text' || block.content.kind === 'heading' ? (
                  <a href={`${here}/blocks/${block.id}/edit`}>
                    {t('editor.edit')}
                    <span class="hidden">: {blockName(props, block)}</span>
                  </a>
                ) : null}
                <BlockButton value="remove" label={t('editor.remove')} of={blockName(props, block)} />
              </form>
            ) : null}
          </li>
        ))}
      </ol>
      {mayEdit ? <AddBlockForms {...props} here={here} version={version} /> : null}
      {mayEdit ? (
        <Details
          summary={t('editor.front')}
          open={errors.some(error => error.field === 'title' || error.field === 'subtitle')}
        >
          <form method="post" action={`${here}/front`} novalidate>
            {version}
            <TextField
              name="title"
              label={t('show.new-title')}
              value={publication.front.title}
              error={errors.find(error => error.field === 'title')?.message}
            />
            <Checkbox
              name="title_is_quote"
              value="yes"
              label={t('show.title-quote')}
              checked={publication.front.titleIsQuote}
            />
            <TextField
              name="subtitle"
              label={t('show.subtitle')}
              value={publication.front.subtitle}
              optional
              error={errors.find(error => error.field === 'subtitle')?.message}
            />
            <Button kind="outlined">{t('editor.save')}</Button>
          </form>
        </Details>
      ) : null}
      {props.numbers.length > 0 ? (
        <Details summary={t('editor.numbers')}>
          <ul>
            {props.numbers.map(words => (
              <li>{words}</li>
            ))}
          </ul>
        </Details>
      ) : null}
      {mayPublish ? (
        <form method="post" action={`${here}/publish`}>
          <h2>{t(editions.length > 0 ? 'editor.publish-again' : 'editor.publish')}</h2>
          <p>{t('editor.publish-what', { address: `${props.publicUrl}/r/${publication.code}` })}</p>
          <Button>{t(editions.length > 0 ? 'editor.publish-again' : 'editor.publish')}</Button>
        </form>
      ) : null}
      {editions.length > 0 ? (
        <Followed {...followed} id="issues">
          <h2>{t('editor.history')}</h2>
          <ul>
            {editions.map(edition => (
              <li>{editionText(edition)}</li>
            ))}
          </ul>
        </Followed>
      ) : null}
    </ShowPage>
  )
}

function BlockButton({ value, label, of }: { value: string; label: string; of: string }) {
  return (
    <Button kind="link" name="do" value={value}>
      {label}
      <span class="hidden">: {of}</span>
    </Button>
  )
}
