// A loader of the build: the typeface with the weights that pages use. Those it has besides are two fifths of its bytes.

/** What `app/globals.css` and the components ask for, from normal to bold. */
const WEIGHTS = { min: 400, max: 700 }

/** @param {Buffer} whole a variable font, as WOFF2 @returns {Promise<Buffer>} the same with fewer weights, and all of its characters */
module.exports = async (whole) => {
  const { default: subset } = await import('subset-font')
  return subset(whole, everyCharacter(), { targetFormat: 'woff2', variationAxes: { wght: WEIGHTS } })
}

// The bytes are wanted, not a text.
module.exports.raw = true

/** Of the basic plane, without the halves of surrogate pairs: what a font has of them, it keeps. */
function everyCharacter() {
  const isWhole = (code) => code < 0xd800 || code > 0xdfff
  return Array.from({ length: 0x10000 }, (_, code) => code)
    .filter(isWhole)
    .map((code) => String.fromCharCode(code))
    .join('')
}
