// @ts-check
/** What the start page says. */

import {defineWords} from "talon/words.js";

export const t = defineWords({
  ru: {
    title: "Талон — электронная очередь",
    demoTitle: "Посмотрите, как живёт очередь",
    demoText: "Возьмите талон в киоске, вызовите его в окне — и он прозвучит на табло. Данные выдуманы, всё работает по-настоящему.",
    plainTitle: "Электронная очередь",
    plainText: "Выберите, куда вам нужно.",
    staff: "Сотрудникам",
    devices: "Экраны и киоски",
    devicesText: "Откройте страницу на самом устройстве: она покажет код, который администратор впишет у себя.",

    kiosk: "Киоск",
    kioskText: "Посетитель берёт талон",
    hall: "Табло зала",
    hallText: "Кого и куда вызвали",
    sign: "Табло окна",
    signText: "Талон одного окна",
    desk: "Окно специалиста",
    deskText: "Вызвать, принять, завершить",
    manager: "Руководитель",
    managerText: "Зал сейчас и таблица по месяцам",
    admin: "Администратор",
    adminText: "Центры, услуги, сотрудники, устройства",

    accounts: "Учётные записи",
    accountsText: "Есть только в демонстрации. Страница сотрудника спросит, кем войти.",
    login: "Логин",
    password: "Пароль",
    role: "Роль",

    simulation: "Посетители и специалисты",
    running: "Очередь живёт сама: приходят посетители, специалисты их вызывают.",
    stopped: "Очередь ждёт вас: никто не приходит, пока вы не возьмёте талон.",
    stop: "Остановить",
    run: "Запустить",
    docs: "Описание интерфейса для программ",
  },
  en: {
    title: "Talon, an electronic queue",
    demoTitle: "See a queue live",
    demoText: "Take a ticket at the kiosk, call it at a desk, and the hall board announces it. The data are made up; everything works for real.",
    plainTitle: "Electronic queue",
    plainText: "Choose where you need to go.",
    staff: "For staff",
    devices: "Screens and kiosks",
    devicesText: "Open the page on the device itself: it shows a code that the administrator types in.",

    kiosk: "Kiosk",
    kioskText: "A visitor takes a ticket",
    hall: "Hall board",
    hallText: "Who is called, and where",
    sign: "Desk sign",
    signText: "One desk's ticket",
    desk: "Specialist's desk",
    deskText: "Call, serve, finish",
    manager: "Manager",
    managerText: "The hall now and the table by month",
    admin: "Administrator",
    adminText: "Centres, services, staff, devices",

    accounts: "Accounts",
    accountsText: "They exist in the demo only. A staff page will ask whom to sign in as.",
    login: "Login",
    password: "Password",
    role: "Role",

    simulation: "Visitors and specialists",
    running: "The queue lives by itself: visitors come, specialists call them.",
    stopped: "The queue waits for you: nobody comes until you take a ticket.",
    stop: "Stop",
    run: "Start",
    docs: "The interface for programs",
  },
});
