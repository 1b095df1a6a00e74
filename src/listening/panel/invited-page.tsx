import { Button } from '../../ui/button/button.tsx'
import type { Language } from '../../ui/i18n/language.ts'
import { publicText } from '../../ui/i18n/public-text.ts'
import { PlainPage } from '../../ui/layout.tsx'

type Asked = { readonly language: Language; readonly owner: string }

/** A personal link that was used, or that leads nowhere. */
export function SpentLinkPage({ language, owner, used }: Asked & { readonly used: boolean }) {
  const t = publicText(language)
  const title = used ? t('link.used') : t('panel.nowhere')
  return (
    <PlainPage title={title} language={language} owner={owner}>
      <h1>{title}</h1>
      <p>{used ? t('link.used-what') : t('panel.nowhere-what')}</p>
      {used ? (
        <p>
          <a href={`/your-words?language=${language}`}>{t('words.find-heading')}</a>
        </p>
      ) : null}
    </PlainPage>
  )
}

/** Asks whether somebody wants to leave the panel, and says when they have. */
export function LeavePanelPage({ language, owner, left, action }: Asked & { left: boolean; action: string }) {
  const t = publicText(language)
  const title = left ? t('panel.left') : t('panel.leave')
  return (
    <PlainPage title={title} language={language} owner={owner}>
      <h1>{title}</h1>
      <p>{left ? t('panel.left-what') : t('panel.leave-what')}</p>
      {left ? null : (
        <form method="post" action={action}>
          <Button kind="berry">{t('panel.leave-button')}</Button>
        </form>
      )}
    </PlainPage>
  )
}
