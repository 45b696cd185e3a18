// @ts-check
/** What is wrong with a line of an imported file. The interface says it in English; here are its sentences in Russian. */

import {currentLanguage} from "talon/words.js";

/** Each with what stands for it; `$1` is what the file has. @type {[RegExp, string][]} */
const SENTENCES = [
  [/^there is no such centre: «(.*)»$/, "такого центра нет: «$1»"],
  [/^there is no such centre: it is empty$/, "не указан центр"],
  [/^the centre has no such service: «(.*)»$/, "в центре нет такой услуги: «$1»"],
  [/^the centre has no such service: it is empty$/, "не указана услуга"],
  [/^must be consultation or cash: «(.*)»$/, "должно быть consultation или cash, а здесь «$1»"],
  [/^must be consultation or cash: it is empty$/, "пусто, а должно быть consultation или cash"],
  [/^must be served, no_show, cancelled or expired: «(.*)»$/, "должно быть served, no_show, cancelled или expired, а здесь «$1»"],
  [/^must be served, no_show, cancelled or expired: it is empty$/, "пусто, а должно быть served, no_show, cancelled или expired"],
  [/^must be a moment such as (\S+): «(.*)»$/, "должен быть момент времени, как $1, а здесь «$2»"],
  [/^is empty, (?:though|as) the outcome is (\w+)$/, "пусто, хотя исход — $1"],
  [/^must be empty, as the outcome is (\w+)$/, "должно быть пусто: исход — $1"],
  [/^is empty$/, "пусто"],
  [/^is before (\w+)$/, "раньше, чем $1"],
  [/^the day is not over in the centre; only days past can be imported$/, "день в центре ещё не кончился; загружаются только прошедшие дни"],
  [/^is neither UTF-8 nor CP1251; save the file in UTF-8$/, "не в UTF-8 и не в CP1251; сохраните файл в UTF-8"],
  [/^the file is a workbook \(XLSX\) or an archive \(ZIP\).*$/, "это книга XLSX или архив ZIP; сохраните её как CSV или распакуйте"],
  [/^the file is a workbook of an old kind.*$/, "это книга XLS; сохраните её как CSV"],
  [/^the file is packed \((\w+)\).*$/, "файл сжат ($1); распакуйте его"],
  [/^the file is a PDF.*$/, "это PDF; отправьте файл, из которого он сделан"],
  [/^the file is in UTF-16.*$/, "файл в UTF-16; сохраните его в UTF-8"],
  [/^is not a text: zero bytes stand in this line$/, "это не текст: в строке нулевые байты, их пишет диск при сбое питания"],
  [/^the file is not a text: .*$/, "это не текстовый файл: в нём байты, каких в тексте не бывает"],
  [/^there is no such line to leave out$/, "такой строки в файле нет"],
  [/^is in the future$/, "время в будущем"],
  [/^is later than the day after the business day$/, "позже дня, следующего за днём талона"],
  [/^is more than (\S+) after (\w+), the longest time.*$/, "больше чем через $1 после $2: дольше загрузка не принимает (--import-longest)"],
  [/^a ticket with this number was issued here on this day$/, "талон с таким номером в этот день здесь уже выдан"],
  [/^the ticket was imported before with another service: (.*)$/, "этот талон уже загружен с другой услугой: $1"],
  [/^other lines of this ticket have another service: (.*)$/, "в других строках этого талона другая услуга: $1"],
  [/^line (\d+) has this stage with other facts$/, "в строке $1 этот этап с другими данными"],
  [/^this stage was imported before with other facts$/, "этот этап уже загружен с другими данными"],
  [/^the ticket has a stage of this kind already$/, "такой этап у талона уже есть"],
  [/^the service has no stage of this kind$/, "у услуги нет такого этапа"],
  [/^has a control character in it$/, "внутри есть управляющий знак"],
  [/^is longer than (\d+) characters$/, "длиннее $1 знаков"],
  [/^has (\d+) fields instead of (\d+)$/, "полей в строке $1, а нужно $2"],
  [/^is not a column of this file, or twice$/, "такого столбца нет, или он указан дважды"],
  [/^is missing from the header$/, "нет в заголовке"],
  [/^the file is empty; its first line must be (.*)$/, "файл пуст; первая строка должна быть $1"],
  [/^from here on the file is not CSV.*$/, "отсюда файл — не CSV: кавычка не закрыта или стоит внутри поля, или строка слишком длинная"],
];

/** A fault in the reader's language; as the interface said it where it has no Russian yet. @param {string} problem */
export function faultInWords(problem) {
  if (currentLanguage() !== "ru") return problem;
  const known = SENTENCES.find(([sentence]) => sentence.test(problem));
  return known ? problem.replace(known[0], known[1]) : problem;
}
