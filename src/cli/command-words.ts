import { type ParseArgsConfig, parseArgs } from 'node:util'
import { CommandProblem } from './command-problem.ts'
import { nearest } from './nearest.ts'

/** One option: what its value is called in help, whether it may come several times, whether it has to come. */
export interface OptionRule {
  readonly value: string
  readonly several?: boolean
  /** What to say it is for where it is missing: "which column holds the text". */
  readonly required?: string
}

export interface CommandWords {
  /** The words that are not options, in their order. */
  readonly words: readonly string[]
  /** Values by option, an empty list where it was not given. */
  readonly values: ReadonlyMap<string, readonly string[]>
}

/**
 * Reads a command's words and options.
 *
 * @param expected what each word is, for the message where it is missing: `['INPUT.csv']`
 * @throws CommandProblem with a sentence for what was not understood
 */
export function readCommandWords(
  argv: readonly string[],
  expected: readonly string[],
  rules: Readonly<Record<string, OptionRule>>,
): CommandWords {
  const options: NonNullable<ParseArgsConfig['options']> = {}
  for (const name of Object.keys(rules)) options[name] = { type: 'string', multiple: true }
  const { tokens } = parseArgs({
    args: [...argv],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })

  const words: string[] = []
  const values = new Map<string, string[]>(Object.keys(rules).map(name => [name, []]))
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value)
    if (token.kind !== 'option') continue
    const rule = rules[token.name]
    if (rule === undefined) throw unknownOption(token.rawName, Object.keys(rules))
    const given = values.get(token.name)!
    if (token.value === undefined || token.value.trim() === '') {
      throw new CommandProblem(`${token.rawName} needs a value: ${token.rawName} ${rule.value}.`, 2)
    }
    // A forgotten value makes the next option one; a value that truly begins so is written --text=--odd.
    if (!token.inlineValue && token.value.startsWith('--')) {
      throw new CommandProblem(
        `${token.rawName} needs a value, and “${token.value}” looks like the next option. If it is the value, write ${token.rawName}=${token.value}.`,
        2,
      )
    }
    if (given.length > 0 && !rule.several) {
      throw new CommandProblem(`${token.rawName} was given twice, and there can be one only.`, 2)
    }
    given.push(token.value)
  }

  if (words.length < expected.length) {
    throw new CommandProblem(`${expected[words.length]} is missing.`, 2)
  }
  if (words.length > expected.length) {
    const extra = words[expected.length]
    throw new CommandProblem(
      `“${extra}” was not expected. If it belongs to a name with spaces, put the name in quotation marks.`,
      2,
    )
  }
  for (const [name, rule] of Object.entries(rules)) {
    if (rule.required !== undefined && values.get(name)!.length === 0) {
      throw new CommandProblem(`Say ${rule.required}: --${name} ${rule.value}.`, 2)
    }
  }
  return { words, values }
}

/** The value of an option that may be given once. */
export function only(command: CommandWords, name: string): string | undefined {
  return command.values.get(name)?.[0]
}

/** The value of an option as a whole number within bounds. */
export function wholeNumber(
  command: CommandWords,
  name: string,
  least: number,
  most: number,
): number | undefined {
  const value = only(command, name)
  if (value === undefined) return undefined
  const number = Number(value)
  if (!/^\d+$/.test(value) || number < least || number > most) {
    throw new CommandProblem(
      `--${name} is a whole number from ${least} to ${most.toLocaleString('en-GB')}, and “${value}” is not.`,
      2,
    )
  }
  return number
}

function unknownOption(name: string, known: readonly string[]): CommandProblem {
  const near = nearest(name.replace(/^-+/, ''), known)
  return new CommandProblem(`There is no option ${name}.${near ? ` Did you mean --${near}?` : ''}`, 2)
}
