/** Remembers whether somebody wants it light or dark. */
export const THEME_COOKIE = 'auftakt-theme'
