// @ts-check
/** What is wrong with a line of a file. The interface says it in English; here are its sentences in Russian. */

import {currentLanguage} from "talon/words.js";

/** Each with what stands for it; `$1` is what the file has. @type {[RegExp, string][]} */
const SENTENCES = [
  [/^has (\d+) fields; at least 5 are expected: (.*)$/, "полей $1, а нужно не меньше пяти: $2"],
  [/^does not begin with the seconds since 1970: (.*)$/, "начинается не с секунд от 1970 года: $1"],
  [/^is in the future: (.*)$/, "время в будущем: $1"],
  [/^the fifth field is not an event: (.*)$/, "пятое поле — не событие: $1"],
  [/^the name of the call or of the queue is .*: (.*)$/, "имя звонка или очереди пусто, слишком длинно или не имя: $1"],
  [/^(\w+) must say whole seconds: (.*)$/, "у $1 должны быть целые секунды, а здесь $2"],
  [/^the file ends in the middle of this line.*$/, "файл обрывается посреди этой строки: скопируйте его заново или уберите строку"],
  [/^is longer than (\d+) characters$/, "длиннее $1 знаков"],
  [/^is neither UTF-8 nor CP1251.*$/, "не в UTF-8 и не в CP1251; сохраните файл в UTF-8"],
  [/^this call was imported before with other facts$/, "этот звонок уже загружен с другими данными"],
  [/^line (\d+) has this call with other facts$/, "в строке $1 этот звонок с другими данными"],
  [/^there is nothing in the file$/, "в файле ничего нет"],
  [/^must be answered, transferred, (.*) or (\w+): (.*)$/, "должно быть answered, transferred, $1 или $2, а здесь $3"],
  [/^must be seconds \(95\), m:ss or h:mm:ss: (.*)$/, "должны быть секунды (95), м:сс или ч:мм:сс, а здесь $1"],
  [/^must be a moment such as (.*) or (.*): («.*»)$/, "должен быть момент времени, как $1 или $2, а здесь $3"],
  [/^the clock of (\S+) showed it (never|twice): .*: («.*»)$/, "часы $1 в этот день переводили: укажите смещение, $3"],
  [/^must be empty: nobody answered$/, "должно быть пусто: никто не ответил"],
  [/^is before 1990 or in the future$/, "раньше 1990 года или в будущем"],
  [/^has a control character in it$/, "внутри есть управляющий знак"],
  [/^is empty$/, "пусто"],
  [/^has (\d+) fields instead of (\d+)$/, "полей в строке $1, а нужно $2"],
  [/^is not a column of this file, or twice$/, "такого столбца нет, или он указан дважды"],
  [/^is missing from the header$/, "нет в заголовке"],
  [/^the file is empty; its first line must be (.*)$/, "файл пуст; первая строка должна быть $1"],
  [/^from here on the file is not CSV.*$/, "отсюда файл — не CSV: кавычка не закрыта или стоит внутри поля, или строка слишком длинная"],
  [/^the file is a workbook \(XLSX\).*$/, "это книга XLSX или архив ZIP; сохраните её как CSV или распакуйте"],
  [/^the file is a workbook of an old kind.*$/, "это книга XLS; сохраните её как CSV"],
  [/^the file is packed \((\w+)\).*$/, "файл сжат ($1); распакуйте его"],
  [/^the file is a PDF.*$/, "это PDF; отправьте файл, из которого он сделан"],
  [/^the file is in UTF-16.*$/, "файл в UTF-16; сохраните его в UTF-8"],
  [/^is not a text: zero bytes stand in this line$/, "это не текст: в строке нулевые байты, их пишет диск при сбое питания"],
  [/^the file is not a text: .*$/, "это не текстовый файл: в нём байты, каких в тексте не бывает"],
  [/^there is no such line to leave out$/, "такой строки в файле нет"],
  [/^ends in the future: (.*)$/, "кончается в будущем: $1"],
  [/^has not begun$/, "этот месяц ещё не начался"],
  [/^is longer than (\d+:\S+), the longest time.*: («.*»)$/, "дольше $1, больше загрузка не принимает (--import-longest): $2"],
  [/^the (wait|talk) is longer than (\S+), the longest time.*: (\d+) s$/, "дольше $2, больше загрузка не принимает (--import-longest): $3 с"],
  [/^the column mixes m:ss \(line (\d+)\) and h:mm:ss \(line (\d+)\)$/, "в столбце и м:сс (строка $1), и ч:мм:сс (строка $2)"],
  [/^hours: times of (\d+):00:00 or longer: (\d+)$/, "времён от $1:00:00 и дольше: $2, первое здесь"],
  [/^every time is of whole minutes.*$/, "все времена — целые минуты: похоже, электронная таблица прочла м:сс как часы"],
  [/^must be contacts, claims or satisfaction$/, "должно быть contacts, claims или satisfaction"],
  [/^the report has no such line$/, "такой строки в отчёте нет"],
  [/^must be count, or of satisfaction score$/, "должно быть count, а у удовлетворённости ещё score"],
  [/^must be a year from 2000 to 2100$/, "должен быть год от 2000 до 2100"],
  [/^must be a month from 1 to 12$/, "должен быть месяц от 1 до 12"],
  [/^must be a whole number from 0 to 100000000$/, "должно быть целое число от 0 до 100000000"],
  [/^must be a number from -1000 to 1000 .*$/, "должно быть число от -1000 до 1000, не больше двух знаков после запятой"],
  [/^another line has another value for this month$/, "в другой строке для этого месяца другое число"],
];

/** A fault in the reader's language; as the interface said it where it has no Russian yet. @param {string} problem */
export function faultInWords(problem) {
  if (currentLanguage() !== "ru") return problem;
  const known = SENTENCES.find(([sentence]) => sentence.test(problem));
  return known ? problem.replace(known[0], known[1]) : problem;
}
