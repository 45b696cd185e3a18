// @ts-check
/** Which clip says a letter. */

const RUSSIAN = {
  А: "a", Б: "be", В: "ve", Г: "ge", Д: "de", Е: "ye", Ё: "ye", Ж: "zhe", З: "ze", И: "i", Й: "i", К: "ka", Л: "el", М: "em", Н: "en", О: "o", П: "pe",
  Р: "er", С: "es", Т: "te", У: "u", Ф: "ef", Х: "ha", Ц: "tse", Ч: "che", Ш: "sha", Щ: "sha", Э: "e", Ю: "yu", Я: "ya",
  // Latin letters, as a Russian says those of a desk.
  A: "a", B: "be", C: "tse", D: "de", E: "ye", F: "ef", G: "ge", H: "ha", I: "i", J: "i", K: "ka", L: "el", M: "em", N: "en", O: "o", P: "pe", Q: "ka",
  R: "er", S: "es", T: "te", U: "u", V: "ve", W: "ve", X: "ha", Y: "i", Z: "ze",
};

/** As somebody reads a Cyrillic letter who knows the Latin ones: what looks like one is one. */
const ENGLISH = {
  А: "a", Б: "be", В: "b", Г: "ge", Д: "d", Е: "e", Ё: "e", Ж: "zhe", З: "z", И: "ee", Й: "ee", К: "k", Л: "l", М: "m", Н: "h", О: "o", П: "pe",
  Р: "p", С: "c", Т: "t", У: "y", Ф: "f", Х: "x", Ц: "tse", Ч: "tse", Ш: "s", Щ: "s", Э: "eh", Ю: "yu", Я: "ya",
};

/**
 * @param {string} letter
 * @param {string} language
 * @returns {string | null} null: there is no clip for it in any bank
 */
export function letterClip(letter, language) {
  const sign = letter.toUpperCase();
  if (language === "en") {
    const latin = /^[A-Z]$/.test(sign) ? sign.toLowerCase() : /** @type {Record<string, string>} */ (ENGLISH)[sign];
    return latin ? `letter-${latin}` : null;
  }
  const name = /** @type {Record<string, string>} */ (RUSSIAN)[sign];
  return name ? `letter-${name}` : null;
}
