// @ts-check
/** What the sign-in page says. */

import {defineWords} from "talon/words.js";

export const t = defineWords({
  ru: {
    title: "Вход для сотрудников",
    login: "Логин",
    password: "Пароль",
    show: "Показать пароль",
    enter: "Войти",
    entering: "Проверяем",
    needLogin: "Напишите логин",
    needPassword: "Напишите пароль",
    wrong: "Логин или пароль не подошли. Проверьте раскладку и Caps Lock.",
    later: {
      one: "Слишком много попыток. Попробуйте через {n} секунду.",
      few: "Слишком много попыток. Попробуйте через {n} секунды.",
      many: "Слишком много попыток. Попробуйте через {n} секунд.",
    },
    laterMinutes: {
      one: "Слишком много попыток. Попробуйте через {n} минуту.",
      few: "Слишком много попыток. Попробуйте через {n} минуты.",
      many: "Слишком много попыток. Попробуйте через {n} минут.",
    },
    again: "Можно попробовать снова.",
    forgotten: "Забыли пароль? Новый даст администратор.",
    accounts: "Учётные записи демонстрации",
    accountsText: "Они есть только здесь. Нажмите, чтобы войти.",
    start: "На начальную страницу",
  },
  en: {
    title: "Staff sign-in",
    login: "Login",
    password: "Password",
    show: "Show the password",
    enter: "Sign in",
    entering: "Checking",
    needLogin: "Write your login",
    needPassword: "Write your password",
    wrong: "Login and password do not match. Check the keyboard layout and Caps Lock.",
    later: {one: "Too many tries. Try again in {n} second.", other: "Too many tries. Try again in {n} seconds."},
    laterMinutes: {one: "Too many tries. Try again in {n} minute.", other: "Too many tries. Try again in {n} minutes."},
    again: "You may try again.",
    forgotten: "Forgot the password? The administrator gives a new one.",
    accounts: "Accounts of the demo",
    accountsText: "They exist only here. Press one to sign in.",
    start: "To the start page",
  },
});
