import { usePublicText } from '../i18n/public-text.ts'
import { Icon } from '../icon/icon.tsx'

export type Agreement = {
  readonly allowed: boolean
  /** In words that are true by themselves: "Quoted, with no name", "Not told in learning sessions". */
  readonly label: string
  /** Where it is changed, while it can be. */
  readonly change?: string | undefined
}

/** What somebody allows and what not, a line each. The words carry it; tick and dash only repeat them. */
export function AgreementList(props: { readonly items: readonly Agreement[] }) {
  const t = usePublicText()
  return (
    <ul class="agreement-list">
      {props.items.map(item => (
        <li class={item.allowed ? undefined : 'agreement-list__not'}>
          <Icon name={item.allowed ? 'check' : 'dash'} />
          <span>{item.label}</span>
          {item.change ? (
            <a href={item.change}>
              {t('ui.change')}
              <span class="hidden">: {item.label}</span>
            </a>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
