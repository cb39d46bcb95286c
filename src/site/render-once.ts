import { createMemo } from './create-memo.ts'

const rendered = createMemo()

/** The HTML that `render` gives for an object and a name, rendered once for as long as the object lives. */
export function renderOnce(of: object, name: string, render: () => Promise<string>): Promise<string> {
  return rendered(of, renderOnce, name, render)
}
