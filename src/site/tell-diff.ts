import type { TextTelling } from './describe-texts.ts'
import type { Site } from './site.ts'

/** One telling in the interface's language: « Remplace « ambassadeurs » par « ambassadeur·rices » ». */
export function tell(site: Pick<Site, 't'>, { type, before = '', after = '', context, minor, link }: TextTelling): string {
  if (link !== undefined) return site.t('tell.link', { words: after, url: link })
  if (minor === 'typography') return site.t('tell.typography', { before, after })
  if (minor === 'markup') return site.t('tell.markup', { after })
  switch (type) {
    case 'replace':
      return site.t('tell.replace', { before, after })
    case 'add':
      return context ? site.t('tell.add-after', { after, context }) : site.t('tell.add', { after })
    case 'remove':
      return site.t('tell.remove', { before })
    case 'move':
      return context ? site.t('tell.move-after', { before, context }) : site.t('tell.move', { before })
  }
}
