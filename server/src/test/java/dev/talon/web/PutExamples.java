package dev.talon.web;

import java.util.List;

/** A body for each PUT of the contract that has fields which may be left out, with all of them, in the order they can be sent. */
public final class PutExamples {
    /**
     * @param operation its id in the contract
     * @param read      where it is read afterwards
     * @param body      nothing in it is as it would be by itself
     * @param canBeNull fields that null takes away
     */
    record Whole(String operation, String path, String read, String body, List<String> canBeNull) {}

    /** What makes the hook that is changed. */
    static final String HOOK = "{\"name\": \"x\", \"url\": \"https://example.org/\", \"active\": false}";

    private static final String BLOCKS =
            "\"blocks\": [{\"kind\": \"logo\", \"on\": true}, {\"kind\": \"label\", \"on\": true}]";

    private final List<Whole> all;

    PutExamples(int display, int kiosk, int agent, String template, String logo) {
        all = List.of(
                whole("putStaff", "/staff/petrova", "/staff", """
                        {"name": "Петрова", "role": "manager", "centre": "north", "active": true, "password": "a long password"}"""),
                whole("putStaff", "/staff/petrova", "/staff", """
                        {"name": "Петрова", "role": "manager", "centre": "north", "active": false}""", "centre"),
                whole("putCentre", "/centres/north", "/centres/north", """
                        {"name": {"ru": "Север", "en": "North"}, "zone": "Asia/Omsk", "dayEnds": "04:00", "address": {"ru": "Лесная, 1", "en": "Lesnaya 1"}}"""),
                whole("putDeskRules", "/centres/north/desk-rules", "/centres/north", """
                        {"severalDesks": false, "noShowAfter": 0, "returnMinutes": 7, "returnAfter": 3, "recallLimit": 4, "recallPause": 11,
                         "asideMinutes": 9, "backMinutes": 20, "outcomeAsked": true}""", "recallLimit"),
                whole("putIssueRules", "/centres/north/issue-rules", "/centres/north", """
                        {"specialistsIssue": true, "kioskPriority": true}"""),
                whole("putKind", "/centres/north/kinds/legal", "/centres/north/kinds", """
                        {"name": {"ru": "Юрлица", "en": "Companies"}, "countedIn": "consultation"}"""),
                whole("putService", "/centres/north/services/letters", "/centres/north", """
                        {"name": {"ru": "Письма", "en": "Letters"}, "route": ["consultation"], "prefix": "Ж", "norm": 600,
                         "hint": {"ru": "Куда", "en": "Where"}, "advice": {"ru": "Ждите", "en": "Wait"}, "active": false}"""),
                whole("putPrinter", "/centres/north/printers/line", "/centres/north/printers", """
                        {"transport": "serial", "path": "/dev/ttyUSB7", "speed": 19200, "parity": "even", "dataBits": 7,
                         "stopBits": 2, "flow": "rts_cts", "profile": "generic-58"}"""),
                whole("putPrinter", "/centres/north/printers/net", "/centres/north/printers", """
                        {"transport": "tcp", "host": "127.0.0.1", "port": 9}"""),
                whole("putPrinter", "/centres/north/printers/queue", "/centres/north/printers", """
                        {"transport": "spooler", "queue": "office"}"""),
                whole("putDevice", "/devices/" + display, "/devices", "{\"name\": \"Окно\", \"desk\": \"3\"}", "desk"),
                whole(
                        "putDevice",
                        "/devices/" + kiosk,
                        "/devices",
                        "{\"name\": \"Киоск\", \"printer\": \"net\", \"menu\": [\"cash\"]}",
                        "printer",
                        "menu"),
                whole(
                        "putSlipLayout",
                        "/slip-layout",
                        "/slip-layout",
                        "{" + BLOCKS + ", \"logo\": \"" + logo + "\"}",
                        "logo"),
                whole(
                        "putCentreSlipLayout",
                        "/centres/north/slip-layout",
                        "/centres/north/slip-layout",
                        "{" + BLOCKS + ", \"logo\": \"" + logo + "\"}",
                        "logo"),
                whole(
                        "putCable",
                        "/centres/north/cables/signs",
                        "/centres/north/cables",
                        """
                        {"kind": "sign", "address": {"transport": "tcp", "host": "127.0.0.1", "port": 9}, "agent": %d,
                         "template": %s,
                         "ends": [{"number": 1, "desk": "1", "arrow": "left"}]}""".formatted(agent, template),
                        "agent"),
                whole("putCable", "/centres/north/cables/pads", "/centres/north/cables", """
                        {"kind": "pad", "address": {"transport": "tcp", "host": "127.0.0.1", "port": 9}, "agent": %d,
                         "protocol": "frames", "ends": [{"number": 2, "desk": "1"}]}""".formatted(agent), "agent"),
                whole("putHours", "/centres/north/hours", "/centres/north/hours", """
                        {"namesHidden": true, "days": [{"weekday": 1, "opens": "09:00", "closes": "18:00", "lunchFrom": "13:00", "lunchTo": "14:00"}]}"""),
                whole("putVoice", "/centres/north/voice", "/centres/north/voice", """
                        {"speaks": false, "zeros": "digits", "repeats": 2, "volumes": [{"from": "08:00", "volume": 50}]}"""),
                whole("putContactCentre", "/contact-centre", "/contact-centre", """
                        {"zone": "Asia/Omsk", "queues": ["sales"]}"""),
                whole("putSending", "/sendings/north-month", "/sendings", """
                        {"centre": "north", "what": "monthly-pdf", "rhythm": "monthly", "hour": 9, "language": "ru",
                         "recipients": [], "active": true}""", "centre"),
                // The first of its database, of which whoever walks through these makes one.
                whole("putHook", "/hooks/1", "/hooks", """
                        {"name": "CRM", "url": "https://crm.example.org/", "kinds": ["called"], "active": false}"""),
                whole("putQualityLine", "/quality/lines/claims/late", "/quality/years/2024", """
                        {"name": {"ru": "Поздно", "en": "Late"}, "active": false}"""));
    }

    List<Whole> all() {
        return all;
    }

    private static Whole whole(String operation, String path, String read, String body, String... canBeNull) {
        return new Whole(operation, path, read, body, List.of(canBeNull));
    }
}
