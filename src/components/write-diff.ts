/** A part of a text compared by the word, in order. */
interface Part {
  type: 'same' | 'removed' | 'added'
  text: string
}

/** As `renderDiff` of src/markdown, as nodes of the page: what people wrote is put in as text alone. */
export function writeDiff(parts: readonly Part[], labels: { removed: string; added: string; end: string }): Node[] {
  return parts.flatMap(({ type, text }) => {
    if (type === 'same') return writeText(text)
    const spoken = (words: string): HTMLElement => createElement('span', { className: 'visually-hidden', textContent: ` ${words} ` })
    const change = createElement(type === 'removed' ? 'del' : 'ins')
    change.append(spoken(labels[type]), ...writeText(text), spoken(labels.end))
    return [change]
  })
}

/** Plain words; a line end is a `<br>`. */
export function writeText(text: string): Node[] {
  return text.split(/\r\n?|\n/).flatMap((line, index) => [...(index > 0 ? [createElement('br')] : []), new Text(line)])
}

export function createElement(name: string, properties: Partial<Pick<HTMLElement, 'className' | 'textContent' | 'lang'>> = {}, ...children: Node[]): HTMLElement {
  const element = Object.assign(document.createElement(name), properties)
  element.append(...children)
  return element
}
