/** Values of every field of a page's first form, hidden ones included, as a browser would send them. */
export function readFields(page: string, after = ''): Record<string, string> {
  const start = page.indexOf(after)
  const form = page.slice(start).split('<form')[1]?.split('</form>')[0] ?? ''
  const inputs = [...form.matchAll(/<input ([^>]*)>/g)].flatMap(([, attributes = '']): [string, string][] => {
    const name = readAttribute(attributes, 'name')
    const isChoice = /type="(?:checkbox|radio)"/.test(attributes)
    return name && (!isChoice || / checked/.test(attributes)) ? [[name, readAttribute(attributes, 'value')]] : []
  })
  const areas = [...form.matchAll(/<textarea ([^>]*)>\n?([\s\S]*?)<\/textarea>/g)].map(([, attributes = '', text = '']): [string, string] => [readAttribute(attributes, 'name'), decodeHtml(text)])
  const selects = [...form.matchAll(/<select ([^>]*)>([\s\S]*?)<\/select>/g)].map(([, attributes = '', options = '']): [string, string] => [
    readAttribute(attributes, 'name'),
    readAttribute(/<option ([^>]*) selected/.exec(options)?.[1] ?? /<option ([^>]*)>/.exec(options)?.[1] ?? '', 'value'),
  ])
  return Object.fromEntries([...inputs, ...areas, ...selects])
}

/** Words of a page as a reader has them. */
export function readText(page: string): string {
  return decodeHtml(page.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ')
}

function readAttribute(attributes: string, name: string): string {
  return decodeHtml(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '')
}

function decodeHtml(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
}
