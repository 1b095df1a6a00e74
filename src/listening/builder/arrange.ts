import type { FormContent, Section } from '../forms/form.ts'
import type { Question } from '../forms/question.ts'

/*
 * How the questions of a form are added, moved, copied and taken out. Questions of one section stand together:
 * moving a question past the end of its section brings it into what stands there.
 */

export type Direction = 'up' | 'down'

/** Adds a question at the end of its section, or at the end of the form. */
export function withQuestion(form: FormContent, question: Question): FormContent {
  return { ...form, questions: intoSection(form.questions, question) }
}

/** Puts a question in the place of the one with its key; one that changes its section goes to that one's end. */
export function withChanged(form: FormContent, question: Question): FormContent {
  const old = form.questions.find(({ key }) => key === question.key)
  if (!old) return form
  if (old.section === question.section) {
    return { ...form, questions: form.questions.map(one => (one.key === question.key ? question : one)) }
  }
  const others = form.questions.filter(({ key }) => key !== question.key)
  return { ...form, questions: intoSection(others, question) }
}

function intoSection(questions: readonly Question[], question: Question): Question[] {
  const last = question.section
    ? questions.findLastIndex(({ section }) => section === question.section)
    : questions.length - 1
  const at = last < 0 ? questions.length : last + 1
  return [...questions.slice(0, at), question, ...questions.slice(at)]
}

/** One place up or down; out of its section, or into the next, where it stands at the edge. */
export function withMoved(form: FormContent, key: string, direction: Direction): FormContent {
  const from = form.questions.findIndex(one => one.key === key)
  const question = form.questions[from]
  if (!question) return form
  const to = from + (direction === 'up' ? -1 : 1)
  const neighbour = form.questions[to]
  if (!neighbour || neighbour.section !== question.section) {
    const section = neighbour?.section
    if (section === question.section) return form
    return { ...form, questions: form.questions.with(from, inSection(question, section)) }
  }
  return { ...form, questions: form.questions.with(from, neighbour).with(to, question) }
}

function inSection(question: Question, section: string | undefined): Question {
  const { section: _, ...rest } = question
  return section === undefined ? rest : { ...rest, section }
}

/** The same question again, below itself, under a key of its own. */
export function withCopy(form: FormContent, key: string, as: string): FormContent {
  const at = form.questions.findIndex(one => one.key === key)
  const question = form.questions[at]
  if (!question) return form
  const copy: Question = { ...question, key: as }
  return { ...form, questions: [...form.questions.slice(0, at + 1), copy, ...form.questions.slice(at + 1)] }
}

/** Without the question; the form as it is where that is the only one it asks. */
export function withoutQuestion(form: FormContent, key: string): FormContent {
  const questions = form.questions.filter(one => one.key !== key)
  return questions.length === 0 ? form : { ...form, questions }
}

/** Adds a section, or puts it in the place of the one with its key. */
export function withSection(form: FormContent, section: Section): FormContent {
  const isThere = form.sections.some(({ key }) => key === section.key)
  return {
    ...form,
    sections: isThere
      ? form.sections.map(one => (one.key === section.key ? section : one))
      : [...form.sections, section],
  }
}

/** Takes the heading away; what stood below it is asked all the same. */
export function withoutSection(form: FormContent, key: string): FormContent {
  return {
    ...form,
    sections: form.sections.filter(one => one.key !== key),
    questions: form.questions.map(one => (one.section === key ? inSection(one, undefined) : one)),
  }
}

/** Questions that stand together: those of one section, or some below none. */
export type Run = { readonly section: Section | undefined; readonly questions: readonly Question[] }

/** The form as it is read: questions under their sections, then the sections that have none yet. */
export function runsOf(form: Pick<FormContent, 'questions' | 'sections'>): readonly Run[] {
  const runs: { section: Section | undefined; questions: Question[] }[] = []
  for (const question of form.questions) {
    const section = form.sections.find(({ key }) => key === question.section)
    const last = runs.at(-1)
    if (last && last.section?.key === section?.key) last.questions.push(question)
    else runs.push({ section, questions: [question] })
  }
  const empty = form.sections.filter(({ key }) => !form.questions.some(({ section }) => section === key))
  return [...runs, ...empty.map(section => ({ section, questions: [] }))]
}

/** A whole section past what stands above or below it. */
export function withMovedSection(form: FormContent, key: string, direction: Direction): FormContent {
  const runs = [...runsOf(form)]
  const from = runs.findIndex(({ section }) => section?.key === key)
  const to = from + (direction === 'up' ? -1 : 1)
  const [run, neighbour] = [runs[from], runs[to]]
  if (!run || !neighbour || run.questions.length === 0) return form
  const moved = runs.with(from, neighbour).with(to, run)
  return { ...form, questions: moved.flatMap(({ questions }) => [...questions]) }
}

/** A key for a new question or section, after the highest number that was ever used: an answer stays with its own. */
export function nextKey(used: Iterable<string>, letter: 'q' | 's'): string {
  const numbers = [...used].flatMap(key => {
    const match = new RegExp(`^${letter}(\\d{1,6})$`).exec(key)
    return match ? [Number(match[1])] : []
  })
  return `${letter}${Math.max(0, ...numbers) + 1}`
}

/** Every key that a form uses, for questions and sections. */
export function keysOf(form: Pick<FormContent, 'questions' | 'sections'>): readonly string[] {
  return [...form.questions, ...form.sections].map(({ key }) => key)
}
