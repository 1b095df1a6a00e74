import type { PermissionTexts } from '../../programmes/index.ts'
import { Checkbox, Radios } from '../../ui/choice/choice.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import type { Language } from '../../ui/i18n/language.ts'
import { publicText } from '../../ui/i18n/public-text.ts'
import { Notice } from '../../ui/notice/notice.tsx'

type PermissionStepProps = {
  readonly texts: PermissionTexts
  readonly language: Language
  /** The value of a field as it was sent, or as it was agreed to. */
  readonly chosen: (field: string) => string
  readonly errorOf: (field: string) => string | undefined
  readonly heading: string
  /** Where the step is a page of its own, its heading is the page's. */
  readonly level?: 'h1' | 'h2'
}

/** What somebody allows, one choice a line, nothing ticked for them, what cannot be undone said first. */
export function PermissionStep({
  texts,
  language,
  chosen,
  errorOf,
  heading,
  level: Heading = 'h2',
}: PermissionStepProps) {
  const t = publicText(language)
  const ticked = (name: string) => chosen(name) === 'yes'
  const name = (naming: 'role' | 'first_name' | 'full_name', label: string, autocomplete: string) => (
    <TextField
      name={`name_${naming}`}
      label={label}
      autocomplete={autocomplete}
      value={chosen(`name_${naming}`)}
      error={errorOf(`name_${naming}`)}
    />
  )
  return (
    <>
      <Heading>{heading}</Heading>
      <Notice>
        <p>
          <b>{t('permission.undo-heading')}</b> {texts.cannotBeUndone}
        </p>
      </Notice>
      <p class="lead">{t('permission.tick')}</p>
      <p>{t('permission.none-means')}</p>
      <Checkbox name="analysis" value="yes" label={texts.analysis} checked={ticked('analysis')} />
      <Checkbox
        name="quotation"
        value="yes"
        label={texts.quotation}
        hint={t('permission.quotation-hint')}
        checked={ticked('quotation')}
        reveal={
          <Radios
            name="naming"
            legend={texts.naming}
            error={errorOf('naming')}
            value={chosen('naming')}
            items={[
              { value: 'none', label: t('permission.naming-none') },
              {
                value: 'role',
                label: t('permission.naming-role'),
                reveal: name('role', t('permission.role-label'), 'off'),
              },
              {
                value: 'first_name',
                label: t('permission.naming-first'),
                reveal: name('first_name', t('permission.first-label'), 'given-name'),
              },
              {
                value: 'full_name',
                label: t('permission.naming-full'),
                reveal: name('full_name', t('permission.full-label'), 'name'),
              },
            ]}
          />
        }
      />
      <Checkbox
        name="story"
        value="yes"
        label={texts.story}
        hint={t('permission.publication-hint')}
        checked={ticked('story')}
      />
      <Checkbox name="telling" value="yes" label={texts.telling} checked={ticked('telling')} />
      <Checkbox
        name="contact"
        value="yes"
        label={texts.contact}
        checked={ticked('contact')}
        reveal={
          <TextField
            name="contact_details"
            label={t('permission.contact-label')}
            hint={t('permission.contact-hint')}
            autocomplete="off"
            value={chosen('contact_details')}
            error={errorOf('contact_details')}
          />
        }
      />
    </>
  )
}
