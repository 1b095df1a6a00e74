import type { Child } from 'hono/jsx'

export type PictureItem = { readonly value: string; readonly label: string; readonly address: string }

/** Pictures side by side, each a button that chooses it. */
export function PictureChoice(props: { readonly name: string; readonly items: readonly PictureItem[] }) {
  return (
    <ul class="picture-choice">
      {props.items.map(item => (
        <li>
          <button type="submit" class="picture-choice__one" name={props.name} value={item.value}>
            <img src={item.address} alt="" loading="lazy" />
            {item.label}
          </button>
        </li>
      ))}
    </ul>
  )
}

export type PicturedLine = {
  readonly label: Child
  /** Where the picture is; without it the line says that there is none. */
  readonly address: string | undefined
  readonly without: string
  readonly change: Child
}

/** Lines of words, each with its picture and a way to choose another. */
export function PicturedList(props: { readonly lines: readonly PicturedLine[] }) {
  return (
    <ul class="picture-choice__list">
      {props.lines.map(line => (
        <li>
          {line.address ? <img src={line.address} alt="" loading="lazy" /> : <span>–</span>}
          <span>
            {line.label}
            {line.address ? null : <span class="small"> {line.without}</span>}
          </span>
          {line.change}
        </li>
      ))}
    </ul>
  )
}
