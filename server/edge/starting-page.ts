const TEXTS = {
  de: { title: 'Einen Augenblick', line: 'Auftakt startet gerade. Diese Seite lädt von selbst neu.' },
  en: { title: 'One moment', line: 'Auftakt is starting. This page reloads by itself.' },
}

/**
 * What people see while `web` is starting. It needs nothing else, and looks again every two seconds; by a script, for
 * where an address ends with a fragment a browser takes a refresh for a place in the same page.
 */
export function startingPage(acceptLanguage: string | undefined): string {
  const language = /^\s*de\b/i.test(acceptLanguage ?? '') ? 'de' : 'en'
  const { title, line } = TEXTS[language]
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<noscript><meta http-equiv="refresh" content="2"></noscript><script>setTimeout(() => location.reload(), 2000)</script><title>${title}</title>
<body style="font:1.125rem/1.5 system-ui,sans-serif;color-scheme:light dark;display:grid;place-content:center;min-height:90vh;margin:0;padding:1rem;text-align:center">
<h1 style="font-size:1.5rem">${title}</h1><p role="status">${line}</p></body></html>`
}
