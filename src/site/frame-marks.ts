/** In the empty pages of `/gabarit/`: what stands for the title, and for the content, of the pages that are written into them. */
export const TITLE_MARK = '<!--titre-->'
export const CONTENT_MARK = '<!--contenu-->'
