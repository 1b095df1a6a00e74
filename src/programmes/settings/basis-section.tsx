import { z } from 'zod'
import { fieldText } from '../../platform/http/form.ts'
import { Radios } from '../../ui/choice/choice.tsx'
import { errorFor } from '../../ui/error-summary/error-summary.tsx'
import { publicText } from '../../ui/i18n/public-text.ts'
import { t } from '../../ui/i18n/staff/programme-settings.en.ts'
import { article6Bases, article9Conditions } from '../data-responsibility.ts'
import type { Section } from './section.ts'
import { parseTexts } from './typed-fields.ts'

const form = z.object({
  article_6: z.union([z.literal(''), z.enum(article6Bases)], t('error.choose')).prefault(''),
  article_9: z.union([z.literal(''), z.enum(article9Conditions)], t('error.choose')).prefault(''),
})

export const basisSection: Section = {
  name: 'basis',
  title: t('basis.title'),
  stored: ({ responsibility }) => ({
    article_6: responsibility.article6 ?? '',
    article_9: responsibility.article9 ?? '',
  }),
  rows: ({ responsibility: { article6, article9 } }) => [
    { label: t('basis.article-6'), value: article6 ? t(`basis.6${article6}`) : '' },
    { label: t('basis.article-9'), value: article9 ? t(`basis.9${article9}`) : '' },
  ],
  read(fields) {
    const parsed = parseTexts(form, fields)
    if (!parsed.ok) return parsed
    const { article_6, article_9 } = parsed.value
    return {
      ok: true,
      value: { responsibility: { article6: article_6 || undefined, article9: article_9 || undefined } },
    }
  },
  Form: ({ fields, errors }) => {
    const plain = publicText('en')
    return (
      <>
        <p>{t('basis.intro')}</p>
        <Radios
          name="article_6"
          legend={t('basis.article-6')}
          hint={t('basis.article-6-hint')}
          value={fieldText(fields, 'article_6')}
          error={errorFor(errors, 'article_6')}
          items={article6Bases.map(basis => ({
            value: basis,
            label: t(`basis.6${basis}`),
            hint: basis === 'f' ? `${plain('law.6f')} ${t('basis.6f-note')}` : plain(`law.6${basis}`),
          }))}
        />
        <Radios
          name="article_9"
          legend={t('basis.article-9')}
          hint={t('basis.article-9-hint')}
          value={fieldText(fields, 'article_9')}
          error={errorFor(errors, 'article_9')}
          items={article9Conditions.map(condition => ({
            value: condition,
            label: t(`basis.9${condition}`),
            hint: plain(`law.9${condition}`),
          }))}
        />
      </>
    )
  },
}
