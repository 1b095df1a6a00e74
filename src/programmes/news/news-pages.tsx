import { type FieldError, type FormFields, fieldText } from '../../platform/http/form.ts'
import { may, type ProgrammeVisit } from '../../trust/index.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { errorFor } from '../../ui/error-summary/error-summary.tsx'
import { TextArea, TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/programmes.en.ts'
import type { StaffPageProps } from '../../ui/layout.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { RowActions } from '../../ui/row-actions/row-actions.tsx'
import { type NewsPost, paragraphsOf } from '../news.ts'
import type { Programme } from '../programme.ts'
import { LinkedText } from '../public/linked-text.tsx'
import { ListFrame } from '../settings/list-frame.tsx'

export type NewsPageProps = {
  readonly visit: ProgrammeVisit
  readonly programme: Programme
  readonly news: readonly NewsPost[]
  readonly notice?: StaffPageProps['notice']
}

/** What a programme has told the public. */
export function NewsPage({ visit, programme, news, notice }: NewsPageProps) {
  const at = `/o/${visit.organisation.slug}/p/${programme.id}/settings/news`
  const mayEdit = may(visit.actor, 'programme.edit', programme.id)
  const write = mayEdit ? <ButtonLink href={`${at}/new`}>{t('news.write')}</ButtonLink> : null
  return (
    <ListFrame visit={visit} programme={programme} title={t('news.title')} notice={notice}>
      <PageHeading title={t('news.title')} lead={t('news.lead')} actions={news.length > 0 ? write : null} />
      {news.length === 0 ? <EmptyState sentence={t('news.empty')} action={write} /> : null}
      {news.map(post => (
        <article aria-labelledby={`news-${post.id}`}>
          <h2 id={`news-${post.id}`}>{post.title}</h2>
          <p class="small">{t.date(post.publishedAt)}</p>
          {paragraphsOf(post.body).map(paragraph => (
            <p>
              <LinkedText text={paragraph} />
            </p>
          ))}
          {mayEdit ? (
            <RowActions>
              <a href={`${at}/${post.id}`}>
                {t('news.edit')}
                <span class="hidden"> {post.title}</span>
              </a>
              <Button kind="link" formAction={`${at}/${post.id}/remove`}>
                {t('news.remove')}
                <span class="hidden"> {post.title}</span>
              </Button>
            </RowActions>
          ) : null}
          <hr />
        </article>
      ))}
    </ListFrame>
  )
}

export type NewsFormPageProps = {
  readonly visit: ProgrammeVisit
  readonly programme: Programme
  /** The post that is changed; none for a new one. */
  readonly post?: NewsPost | undefined
  readonly seen?: string | undefined
  readonly fields?: FormFields | undefined
  readonly errors?: readonly FieldError[]
}

/** Writing news, or changing it. */
export function NewsFormPage(props: NewsFormPageProps) {
  const { visit, programme, post, errors = [] } = props
  const fields = props.fields ?? { title: post?.title ?? '', body: post?.body ?? '' }
  const title = post ? t('news.edit-title') : t('news.new-title')
  return (
    <ListFrame visit={visit} programme={programme} title={title} errors={errors} above="news">
      <h1>{title}</h1>
      <form method="post" novalidate>
        {props.seen === undefined ? null : <input type="hidden" name="seen" value={props.seen} />}
        <TextField
          name="title"
          label={t('news.heading')}
          value={fieldText(fields, 'title')}
          error={errorFor(errors, 'title')}
        />
        <TextArea
          name="body"
          label={t('news.body')}
          hint={t('news.body-hint')}
          value={fieldText(fields, 'body')}
          error={errorFor(errors, 'body')}
          rows={10}
        />
        <Button>{post ? t('news.save') : t('news.publish')}</Button>
      </form>
    </ListFrame>
  )
}
