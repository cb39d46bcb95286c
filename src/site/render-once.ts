const rendered = new WeakMap<object, Map<string, string>>()

/** The HTML that `render` gives for an object and a name, rendered once for as long as the object lives. */
export async function renderOnce(of: object, name: string, render: () => Promise<string>): Promise<string> {
  const own = rendered.get(of) ?? new Map<string, string>()
  rendered.set(of, own)
  const html = own.get(name) ?? (await render())
  own.set(name, html)
  return html
}
