/** What stands in the browser's build for `decide` and `tick`: a page folds events and asks policies, and decides nothing. */
export const decide = {}
export const tick = undefined
