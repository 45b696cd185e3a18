// @ts-check
/** What every staff page says. */

import {defineWords} from "talon/words.js";

export const s = defineWords({
  ru: {
    talon: "Талон",
    signOut: "Выйти",
    myAccount: "Мой пароль и выход",
    oldPassword: "Старый пароль",
    newPassword: "Новый пароль",
    newPasswordHint: "Не меньше 10 знаков. Хороши три-четыре слова, не связанных между собой.",
    passwordAgain: "Новый пароль ещё раз",
    passwordsDiffer: "Пароли не совпадают",
    changePassword: "Сменить пароль",
    passwordChanged: "Пароль изменён. На других устройствах вход закончен",
    signOutEverywhere: "Выйти на всех устройствах",
    signOutEverywhereText: "Вход закончится и здесь, и на всех других устройствах, где вы вошли.",
    needed: "Заполните это поле",
    language: "Язык",
    administrator: "Администратор",
    manager: "Руководитель",
    specialist: "Специалист",
    consultation: "консультация",
    cash: "касса",
    and: ", ",
    desk: "Окно {desk}",
    away: "Данные на {time}, связь восстанавливается",
    awayNothing: "Связи с сервером нет, пробуем снова",
    signInAgain: "Вход истёк",
    signInAgainText: "Войдите, чтобы продолжить: всё, что на странице, останется.",
    signIn: "Войти",
    password: "Пароль",
    wrongPassword: "Пароль не подходит.",
    yes: "Да",
    cancel: "Отмена",
    close: "Закрыть",
    chooseFile: "Выбрать файл",
    noFile: "Файл не выбран",
    wrongRole: "Эта страница не для вашей роли",
    wrongRoleText: "Вы вошли как {name}, роль — {role}. Здесь работает {needed}.",
    otherAccount: "Войти под другой записью",
    myPage: "Перейти на свою страницу",
    unreachable: "Сервер не отвечает. Подождите немного и попробуйте ещё раз.",
    forbidden: "Вашей роли это не разрешено. Если должно быть можно, скажите администратору.",
    gone: "Этого больше нет. Страница показывает то, что есть сейчас.",
    fault: "Сервер не смог этого сделать. Попробуйте ещё раз; если не поможет, скажите администратору.",
  },
  en: {
    talon: "Talon",
    signOut: "Sign out",
    myAccount: "My password, signing out",
    oldPassword: "Old password",
    newPassword: "New password",
    newPasswordHint: "At least 10 characters. Three or four words that have nothing to do with each other are good.",
    passwordAgain: "New password once more",
    passwordsDiffer: "The passwords differ",
    changePassword: "Change password",
    passwordChanged: "The password is changed. Other devices are signed out",
    signOutEverywhere: "Sign out everywhere",
    signOutEverywhereText: "You are signed out here and on every other device where you have signed in.",
    needed: "Fill in this field",
    language: "Language",
    administrator: "Administrator",
    manager: "Manager",
    specialist: "Specialist",
    consultation: "consultation",
    cash: "cash",
    and: ", ",
    desk: "Desk {desk}",
    away: "As of {time}, reconnecting",
    awayNothing: "The server cannot be reached, trying again",
    signInAgain: "Your session has ended",
    signInAgainText: "Sign in to go on: everything on this page stays.",
    signIn: "Sign in",
    password: "Password",
    wrongPassword: "The password is wrong.",
    yes: "Yes",
    cancel: "Cancel",
    close: "Close",
    chooseFile: "Choose a file",
    noFile: "No file chosen",
    wrongRole: "This page is not for your role",
    wrongRoleText: "You are signed in as {name}, {role}. This page is for: {needed}.",
    otherAccount: "Sign in with another account",
    myPage: "Go to my page",
    unreachable: "The server does not answer. Wait a little and try again.",
    forbidden: "Your role may not do this. If it should, tell the administrator.",
    gone: "This is no longer there. The page shows what there is now.",
    fault: "The server could not do this. Try again; if that does not help, tell the administrator.",
  },
});

/**
 * «консультация, касса»
 *
 * @param {string[]} kinds
 */
export function kindsInWords(kinds) {
  return kinds.map((kind) => s(kind)).join(s("and"));
}

/**
 * What went wrong and what to do, in a sentence or two.
 *
 * @param {unknown} error
 */
export function problemInWords(error) {
  const {status = -1, detail = ""} = /** @type {{status?: number, detail?: string}} */ (error ?? {});
  if (status === 0 || status === 502 || status === 504) return s("unreachable");
  if ((status >= 500 && !detail) || status === 500 || status < 0) return s("fault");
  return detail || s(status === 403 ? "forbidden" : status === 404 ? "gone" : "fault");
}
