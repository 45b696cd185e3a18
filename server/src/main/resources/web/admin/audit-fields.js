// @ts-check
/** What the columns that the audit log names are called; one that is not here keeps the database's name. */

import {currentLanguage} from "talon/words.js";

/** Russian and English. @type {Record<string, [string, string]>} */
const FIELDS = {
  active: ["действует", "active"],
  address: ["адрес", "address"],
  agent_id: ["компьютер принтера", "agent"],
  centre_id: ["центр", "centre"],
  code: ["код", "code"],
  every: ["как часто", "how often"],
  expires_at: ["действует до", "valid until"],
  figures: ["чисел", "figures"],
  kind: ["вид", "kind"],
  kinds: ["виды приёма", "kinds of service"],
  language: ["язык", "language"],
  login: ["логин", "login"],
  month: ["месяц", "month"],
  name: ["имя", "name"],
  name_en: ["название по-английски", "name in English"],
  name_ru: ["название", "name in Russian"],
  norm: ["норматив", "norm"],
  password: ["пароль", "password"],
  port: ["порт", "port"],
  prefix: ["буква", "letter"],
  profile: ["профиль", "profile"],
  reason: ["причина", "reason"],
  recipients: ["получатели", "recipients"],
  role: ["роль", "role"],
  roll_since: ["рулон заменён", "roll replaced"],
  roll_size: ["длина рулона", "roll length"],
  route: ["маршрут", "route"],
  scopes: ["разрешения", "scopes"],
  speed: ["скорость", "speed"],
  transport: ["подключение", "connection"],
  zone: ["часовой пояс", "time zone"],
};

/** @param {string} column */
export function fieldName(column) {
  const names = FIELDS[column];
  return names ? names[currentLanguage() === "ru" ? 0 : 1] : column;
}
