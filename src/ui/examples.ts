import { readdirSync } from 'node:fs'
import type { ComponentExamples } from './example.ts'

/** Every component's examples, in the order of their names: whatever stands in `<component>/<component>.examples.tsx`. */
export const componentExamples: readonly ComponentExamples[] = await found()

async function found(): Promise<ComponentExamples[]> {
  const folder = new URL('.', import.meta.url)
  const files = readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(new URL(name, folder)).map(file => `${name}/${file}`))
    .filter(path => /^([^/]+)\/\1\.examples\.tsx$/.test(path))
    .sort()
  const modules = await Promise.all(files.map(file => import(new URL(file, folder).href)))
  return modules.flatMap(module => Object.values(module).filter(isComponentExamples))
}

function isComponentExamples(value: unknown): value is ComponentExamples {
  return typeof value === 'object' && value !== null && 'component' in value && 'examples' in value
}
