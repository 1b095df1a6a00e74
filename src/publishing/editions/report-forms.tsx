import { publicText } from '../../ui/i18n/public-text.ts'

/** The forms in which a report can be had. */
export function ReportFormsBar({ code }: { readonly code: string }) {
  const t = publicText('en')
  return (
    <p class="small no-print">
      <a href={`/r/${code}/report.pdf`}>PDF</a> · <a href={`/r/${code}/report.docx`}>Word</a> ·{' '}
      <a href="/your-words">{t('words.find-heading')}</a>
    </p>
  )
}
