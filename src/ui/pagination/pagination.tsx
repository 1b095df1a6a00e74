import { usePublicText } from '../i18n/public-text.ts'
import { Icon } from '../icon/icon.tsx'

export type PaginationProps = {
  /** The page shown, from 1. */
  readonly current: number
  readonly last: number
  readonly address: (page: number) => string
}

/** The pages of a long list. Draws nothing where there is only one. */
export function Pagination(props: PaginationProps) {
  const t = usePublicText()
  const { current, last, address } = props
  if (last < 2) return null
  return (
    <nav class="pagination" aria-label={t('ui.pages')}>
      <ul>
        {current > 1 ? (
          <li>
            <a href={address(current - 1)} rel="prev">
              <Icon name="back" />
              {t('ui.previous')}
            </a>
          </li>
        ) : null}
        {pagesShown(current, last).map(page => (
          <li>
            {page === 'gap' ? (
              <span aria-hidden="true">…</span>
            ) : (
              <a
                href={address(page)}
                aria-current={page === current ? 'page' : undefined}
                aria-label={t('ui.page', { page })}
              >
                {t.number(page)}
              </a>
            )}
          </li>
        ))}
        {current < last ? (
          <li>
            <a href={address(current + 1)} rel="next">
              {t('ui.next')}
              <Icon name="forward" />
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}

/** First, last, the current one and its neighbours; a gap stands for two pages or more, never for one. */
export function pagesShown(current: number, last: number): (number | 'gap')[] {
  const near = new Set([1, last, current - 1, current, current + 1])
  if (near.has(3)) near.add(2)
  if (near.has(last - 2)) near.add(last - 1)
  const pages = [...near].filter(page => page >= 1 && page <= last).sort((a, b) => a - b)
  return pages.flatMap((page, index) => {
    const before = pages[index - 1]
    return before !== undefined && page - before > 1 ? ['gap' as const, page] : [page]
  })
}
