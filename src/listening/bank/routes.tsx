import { Hono } from 'hono'
import { fieldText, fieldTexts, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import type { Services } from '../../platform/services.ts'
import { notThere } from '../../trust/index.ts'
import { nextKey } from '../builder/arrange.ts'
import { backTo } from '../builder/back-to.ts'
import { formPath, openBuilderPlaces } from '../builder/builder-places.ts'
import { mostQuestions } from '../forms/form.ts'
import { BankPage } from './bank-page.tsx'
import { questionBank, withBankQuestions } from './question-bank.ts'

/** Taking questions that ship into a form. */
export function bankRoutes(services: Services): Hono {
  const app = new Hono()
  const { atForm, change } = openBuilderPlaces(services)

  app.get(
    `${formPath}/bank`,
    atForm((c, place) => page(c, <BankPage {...place} untouched={undefined} />)),
  )

  app.post(
    `${formPath}/bank/:set`,
    atForm(async (c, place) => {
      const set = questionBank.find(({ key }) => key === c.req.param('set'))
      if (!set) return notThere(c)
      const fields = await readForm(c)
      const ticked = fieldTexts(fields, `question-${set.key}`)
      const isAll = fieldText(fields, 'all') === 'yes'
      const chosen = set.questions.filter(({ key }) => isAll || ticked.includes(key))
      if (chosen.length === 0) return page(c, <BankPage {...place} untouched={set.key} />, { status: 422 })
      if (place.form.content.questions.length + chosen.length > mostQuestions) {
        return backTo(c, place, 'full')
      }
      const used = [...place.form.used]
      const keys = chosen.map(() => {
        const key = nextKey(used, 'q')
        used.push(key)
        return key
      })
      await change(place, content => withBankQuestions(content, chosen, keys))
      return backTo(c, place, 'added')
    }),
  )

  return app
}
