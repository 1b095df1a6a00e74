const linkable = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]|[^\s<>"@,;:()]+@[^\s<>"@,;:()]+\.[^\s<>"@,;:().]+)/g

/** Plain text in which web and mail addresses can be opened; a line end stays a line end. */
export function LinkedText(props: { readonly text: string }) {
  return (
    <>
      {props.text.split('\n').map((line, index) => (
        <>
          {index > 0 ? <br /> : null}
          {line
            .split(linkable)
            .map((part, at) =>
              at % 2 === 0 ? part : <a href={part.includes('://') ? part : `mailto:${part}`}>{part}</a>,
            )}
        </>
      ))}
    </>
  )
}
