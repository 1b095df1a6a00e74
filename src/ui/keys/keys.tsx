export type KeyHint = { readonly keys: readonly string[]; readonly label: string }

/** One key of the keyboard. */
export function Key(props: { readonly children: string }) {
  return <kbd class="keys__key">{props.children}</kbd>
}

/** What the keys do on this page, shown where people work for hours. */
export function KeyHints(props: { readonly items: readonly KeyHint[] }) {
  return (
    <ul class="keys">
      {props.items.map(item => (
        <li>
          {item.keys.map(key => (
            <>
              <Key>{key}</Key>{' '}
            </>
          ))}
          {item.label}
        </li>
      ))}
    </ul>
  )
}
