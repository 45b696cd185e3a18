// @ts-check
/** What the test page of a printer says. */

import {defineWords} from "talon/words.js";

export const t = defineWords({
  ru: {
    testPage: "Тестовая страница",
    testTitle: "Тестовая страница: {printer}",
    testText: "Покажет профиль, линейку ширины, буквы кодовой страницы и QR-код. Напечатается между талонами.",
    testPicture: "Тестовая страница, как она выйдет",
    testPrint: "Напечатать",
    ownLetters: "Печатается буквами принтера: строки и знаки — именно эти, форма букв — его.",
    "test-printing": "печатается…",
    "test-printed": "напечатана",
    "test-uncertain": "неизвестно, вышла ли",
    "test-failed": "не напечатана",
  },
  en: {
    testPage: "Test page",
    testTitle: "Test page: {printer}",
    testText: "It shows the profile, a ruler of the width, the code page's letters and a QR code. It comes out between tickets.",
    testPicture: "The test page as it comes out",
    testPrint: "Print",
    ownLetters: "Printed in the printer's own letters: these lines and characters exactly, in its own shape of letters.",
    "test-printing": "printing…",
    "test-printed": "printed",
    "test-uncertain": "not known whether it came out",
    "test-failed": "not printed",
  },
});
