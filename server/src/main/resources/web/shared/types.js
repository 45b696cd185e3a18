// @ts-check
/**
 * The shapes of the interface (openapi.yaml) that the pages read. Types only; nothing runs here.
 *
 * @typedef {string} Language a code of ISO 639-1
 * @typedef {Record<string, any>} Texts phrases of a catalogue: a text, its plural forms, or a list
 * @typedef {{ru: string, en: string, [language: string]: string}} Name by language
 * @typedef {string} Kind the code of a kind of stages
 * @typedef {"planned" | "waiting" | "called" | "serving" | "served" | "postponed" | "no_show" | "cancelled" | "expired"} State
 * @typedef {{from: number, to: number}} Range seconds
 *
 * @typedef {object} Service
 * @property {string} code
 * @property {Name} name
 * @property {Partial<Name>} [hint]
 * @property {Partial<Name>} [advice]
 * @property {Kind[]} route
 * @property {string} [prefix]
 * @property {number} [norm] seconds
 * @property {boolean} [active]
 *
 * @typedef {object} Centre
 * @property {string} code
 * @property {Name} name
 * @property {Partial<Name>} [address]
 * @property {string} zone
 * @property {string} dayEnds at what hour of the next date its business days end
 * @property {string | null} dayEndsFrom from which business day on; null: that of today does already
 * @property {boolean} severalDesks
 * @property {number} noShowAfter seconds
 * @property {boolean} specialistsIssue whether specialists may issue tickets
 * @property {boolean} kioskPriority whether the kiosk offers priority
 * @property {number} [returnMinutes] within which a no-show is returned without a reason
 * @property {number} [returnAfter] behind how many others
 * @property {number | null} [recallLimit] calls of a ticket; null: no limit
 * @property {number} [recallPause] seconds between two calls
 * @property {number} [asideMinutes] for how long a visitor is set aside, unless another length is chosen
 * @property {number} [backMinutes] for which one who comes back after a transfer waits for that specialist only
 * @property {boolean} [outcomeAsked] whether finishing asks how it ended
 * @property {{code: Kind, name: Name, countedIn: "consultation" | "cash" | "own", active: boolean}[]} kinds
 * @property {Service[]} services
 * @property {{code: string, stages: Kind[]}[]} desks
 * @property {ServiceGroup[]} [groups] of services, in the order of the kiosk
 *
 * @typedef {object} ServiceGroup services behind one button of the kiosk
 * @property {string} code
 * @property {Name} name
 * @property {import("./icons.js").IconName} picture
 * @property {string[]} services codes in their order
 *
 * @typedef {object} TicketStage
 * @property {Kind} kind
 * @property {Name} [name] of the kind
 * @property {State} state
 * @property {string | null} [queuedAt]
 * @property {string | null} [calledAt]
 * @property {string | null} [startedAt]
 * @property {string | null} [finishedAt]
 * @property {string | null} [desk]
 *
 * @typedef {object} Ticket
 * @property {string} id
 * @property {string} label
 * @property {string} service
 * @property {Name} name
 * @property {Partial<Name>} [advice] what to have ready
 * @property {string} centre
 * @property {"ordinary" | "priority"} [category]
 * @property {string} [language]
 * @property {string} businessDay
 * @property {string} issuedAt
 * @property {State} state
 * @property {TicketStage[]} stages
 * @property {number | null} ahead
 * @property {Range | null} expectedWait
 * @property {string | null} [desk]
 * @property {string | null} [until] while the visitor is put off or set aside: when they are back by the clock
 * @property {{state: "queued" | "printing" | "printed" | "uncertain" | "failed", reason?: string | null} | null} [print]
 * @property {string} url empty where no phone could open it
 *
 * @typedef {object} FoundTicket a ticket of today with its furthest stage
 * @property {string} id
 * @property {string} label
 * @property {string} service
 * @property {Name} name
 * @property {"ordinary" | "priority"} category
 * @property {boolean} moved forward out of turn
 * @property {string} language
 * @property {string} issuedAt
 * @property {Kind} stage
 * @property {number} position of the stage in the route, from 1
 * @property {number} stages how many the route has
 * @property {State} state
 * @property {string} queuedAt
 * @property {string} dueAt
 * @property {string | null} lateFrom null unless it waits
 * @property {number} norm seconds
 * @property {number | null} ahead null unless it waits
 * @property {Range | null} expectedWait
 * @property {string | null} calledAt
 * @property {string | null} startedAt
 * @property {string | null} finishedAt
 * @property {number} calls
 * @property {string | null} desk
 * @property {string | null} until when whoever was put off or set aside is back
 * @property {string | null} note of staff for staff
 * @property {{state: "queued" | "printing" | "printed" | "uncertain" | "failed", reason: string | null} | null} print
 * @property {{what: string, at: string} | null} undoable the last command without a desk, while it can be undone
 *
 * @typedef {"right" | "left" | "up" | "down"} Arrow
 *
 * @typedef {object} BoardCall
 * @property {string} label
 * @property {string} desk
 * @property {string} service
 * @property {Kind} stage
 * @property {"called" | "serving"} state
 * @property {string} at
 * @property {number} calls
 * @property {string} [language] the visitor's
 * @property {{code: string, name: Name, arrow: Arrow | null} | null} [zone] where its desk is; null: in no zone
 *
 * @typedef {object} Opening
 * @property {"open" | "break" | "closed"} state
 * @property {string | null} until
 * @property {string | null} next
 * @property {"by-hand" | "break" | "special-day" | "holiday" | "day-off" | "hours" | "service-hours" | "last-ticket" | "day-limit" | null} reason
 * @property {Name | null} words
 * @property {"centre" | "service" | null} byHand what somebody has closed
 *
 * @typedef {object} BoardWaiting
 * @property {string} service
 * @property {Name} name
 * @property {number} count
 * @property {number | null} longest seconds
 * @property {string | null} since
 * @property {number} overNorm
 * @property {number} norm seconds
 * @property {string} [kind] what its visitor comes to first
 * @property {number} ahead
 * @property {Range | null} expectedWait
 * @property {Opening} opening
 *
 * @typedef {object} BoardNotice
 * @property {string} code
 * @property {"info" | "warning"} level
 * @property {Record<string, string>} texts by language
 * @property {string} from
 * @property {string | null} until
 *
 * @typedef {object} BoardDesk
 * @property {string} desk
 * @property {Kind[]} stages
 * @property {"closed" | "idle" | "paused" | "called" | "serving"} state
 * @property {string | null} [label]
 * @property {string | null} [service]
 * @property {string | null} [since]
 * @property {string | null} [until] when a break is expected to end
 * @property {string | null} [zone] the code of its zone
 * @property {Arrow | null} [arrow] where it is, seen from its sign
 *
 * @typedef {object} Board
 * @property {string} centre
 * @property {Name} name
 * @property {string} zone
 * @property {number} version
 * @property {string} at
 * @property {string} businessDay
 * @property {string} dayEndsAt
 * @property {Opening} opening
 * @property {number | null} [askOver] minutes
 * @property {BoardCall[]} calls
 * @property {BoardWaiting[]} waiting
 * @property {BoardDesk[]} desks
 * @property {{code: string, name: Name, arrow: Arrow | null, screens: number[]}[]} [zones]
 * @property {number} [pictures] the version of what boards show while nobody is called; 0: there never was anything
 * @property {BoardNotice[]} [notices] now or within two days
 * @property {{since: string, texts: Record<string, string>} | null} [alarm]
 * @property {{id: number, screen: number, at: string}[]} [tests] test calls of the last moments; screen: the device that shows it
 * @property {BoardHelp[]} [help] who has asked for somebody at a kiosk
 *
 * @typedef {object} BoardHelp
 * @property {number} id
 * @property {number} kiosk
 * @property {string} name of the kiosk
 * @property {string} at
 * @property {string} until when the kiosk says that nobody has answered
 * @property {string | null} answeredAt null: nobody goes there yet
 *
 * @typedef {"kiosk" | "hall-display" | "desk-display" | "agent"} DeviceKind
 * @typedef {object} Device
 * @property {number} id
 * @property {DeviceKind} kind
 * @property {string} name
 * @property {string} centre
 * @property {string | null} [desk]
 * @property {string | null} [printer]
 * @property {string[] | null} [menu] codes of the services that a kiosk shows; null: all
 * @property {"ready" | "paper_low" | "paper_out" | "cover_open" | "cutter" | "paper_jam" | "printer_error" | "offline" | "no_connection" | "no_agent" | "unknown" | null} [printerState]
 */
export {};
