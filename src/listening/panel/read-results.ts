import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { programmeAreas } from '../../programmes/index.ts'
import { readFigures } from '../coverage/read-figures.ts'
import { currentForm } from '../forms/forms.sql.ts'
import { type StrataVariable, strataVariables } from './panel.ts'
import { targetsOf } from './stratum-weight.ts'
import { type Wave, waveAnswers } from './waves.sql.ts'
import { type Answered, type AskedQuestion, weightedResults } from './weighted-results.ts'

/** The results of a wave, weighted by every variable that is known of all who answered, and by those it was drawn by. */
export async function readResults(db: OrganisationDatabase, wave: Wave) {
  const areas = (await programmeAreas(db, wave.programme)).map(area => area.code)
  const figures = readFigures()
  const answered = new Map<string, Answered & { chosen: Map<string, string> }>()
  for (const row of await waveAnswers(db, wave.id)) {
    const one = answered.get(row.response) ?? { strata: row.strata, chosen: new Map<string, string>() }
    if (row.option !== null) one.chosen.set(row.question, row.option)
    answered.set(row.response, one)
  }
  const people = [...answered.values()]
  const by: readonly StrataVariable[] = strataVariables.filter(
    variable =>
      wave.by.includes(variable) ||
      (people.length > 0 && people.every(one => one.strata[variable] !== undefined)),
  )
  const targets = new Map(by.map(variable => [variable, targetsOf(variable, figures, areas)]))
  return { by, results: weightedResults(people, targets, await questionsOf(db, wave)) }
}

/** The questions of the conversation that ask to choose one answer, in the form's first language. */
async function questionsOf(db: OrganisationDatabase, wave: Wave): Promise<AskedQuestion[]> {
  const form = await currentForm(db, wave.activity)
  if (!form) return []
  const language = form.content.languages[0]!
  return form.content.questions.flatMap(asked =>
    asked.kind === 'one' || asked.kind === 'likert'
      ? [
          {
            key: asked.key,
            label: asked.texts[language]?.question ?? asked.key,
            options: asked.options.map(({ key, labels }) => ({ key, label: labels[language] ?? key })),
          },
        ]
      : [],
  )
}
