// @ts-check
/** Words of any language in the letters of codes: «Центр на Лесной» is `tsentr`, `na`, `lesnoy`. */

/** Cyrillic letters as they stand in passports. @type {Record<string, string>} */
const LATIN = {
  а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ё: "e", ж: "zh", з: "z", и: "i", й: "y", к: "k", л: "l", м: "m", н: "n", о: "o", п: "p",
  р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya",
  і: "i", ї: "yi", є: "ye", ґ: "g", ў: "u", ә: "a", ғ: "g", қ: "q", ң: "n", ө: "o", ұ: "u", ү: "u", һ: "h",
};

/** @param {string} text @returns {string[]} of small letters and digits */
export function latinWords(text) {
  return [...text.toLowerCase()].map((letter) => LATIN[letter] ?? letter.normalize("NFD")).join("").replace(/[\u0300-\u036f'’]/g, "")
    .split(/[^a-z0-9]+/).filter(Boolean);
}
