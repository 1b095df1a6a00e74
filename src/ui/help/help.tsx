import { usePublicText } from '../i18n/public-text.ts'

export type Helpline = {
  /** What it is for, in the page's language: "In danger, now". */
  readonly label: string
  /** As it is dialled and shown: "116 123". */
  readonly phone: string
}

export type HelpProps = {
  readonly helplines: readonly Helpline[]
  /** When answers are read, as a sentence: "A person reads answers on weekday mornings." */
  readonly reading?: string | undefined
  /** Who is responsible for the data, by name; several are joint controllers. */
  readonly controllers: readonly string[]
  readonly links?: readonly { readonly label: string; readonly href: string }[] | undefined
}

/** At the foot of every public page: help for everyone, without pretending to detect who needs it. */
export function Help(props: HelpProps) {
  const t = usePublicText()
  const [controller] = props.controllers
  return (
    <footer class="help">
      <div class="help__inner public-page__inner">
        <section aria-labelledby="help-heading">
          <h2 id="help-heading">{t('help.heading')}</h2>
          <p>
            {t('help.what')} {props.reading}
          </p>
        </section>
        <ul class="help__lines">
          {props.helplines.map(line => (
            <li>
              <span>{line.label}</span>
              <a href={`tel:${line.phone.replaceAll(' ', '')}`} dir="ltr">
                {line.phone}
              </a>
            </li>
          ))}
        </ul>
        <div>
          {controller === undefined ? null : (
            <p class="small">
              {props.controllers.length === 1
                ? t('help.controller', { name: controller })
                : t('help.controllers', { names: t.list(props.controllers) })}
            </p>
          )}
          {props.links && props.links.length > 0 ? (
            <ul class="help__links">
              {props.links.map(link => (
                <li>
                  <a href={link.href}>{link.label}</a>
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      </div>
    </footer>
  )
}
