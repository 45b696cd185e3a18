package dev.talon.desk;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Two commands at one moment.
 *
 * @param state in which the stage is then
 * @param before what brings it there
 * @param both whether the one may follow the other: then both may win
 */
record VerbRace(String state, List<Press> before, Press one, Press other, boolean both) {
    /** A command of a desk, or, of desk 0, of the hall. */
    record Press(String desk, String command) {
        static Press of(String words) {
            return new Press(words.substring(0, 1), words.substring(2));
        }

        boolean isInTheHall() {
            return desk.equals("0");
        }

        @Override
        public String toString() {
            return command + (isInTheHall() ? " in the hall" : " at " + desk);
        }
    }

    /** How each state comes about; of a ticket that has just been issued: not at all. */
    private static final Map<String, String> BEFORE = Map.ofEntries(
            Map.entry("waiting", ""),
            Map.entry("behind another", "0:ahead"),
            Map.entry("moved forward", "0:ahead 0:move"),
            Map.entry("with priority", "0:priority"),
            Map.entry("cancelled", "0:cancel"),
            Map.entry("put off", "1:postpone"),
            Map.entry("put off in the hall", "0:put-off"),
            Map.entry("called", "1:call-next"),
            Map.entry("serving", "1:call-next 1:start"),
            Map.entry("serving where both kinds are", "6:call-next 6:start"),
            Map.entry("set aside", "1:call-next 1:start 1:set-aside"),
            Map.entry("no-show", "1:call-next 1:no-show"),
            Map.entry("sent there and back", "1:call-next 1:start 1:send-there-and-back"),
            Map.entry("finished", "1:call-next 1:start 1:finish"),
            Map.entry("cancelled at a desk", "1:call-next 0:cancel"));

    /** One wins: the other comes too late, whichever it is. */
    private static final String ONE_WINS = """
            waiting: 0:shut 1:call-next, 0:shut 1:serve, 0:put-off 0:put-off, 0:priority 0:priority, 1:call 2:call, 1:postpone 2:postpone
            waiting: 1:call-next 2:call-next, 1:call 2:call-next, 1:call-next 1:serve, 1:serve 1:serve, 2:call 1:return
            behind another: 0:move 0:move
            moved forward: 0:move-back 0:move-back, 0:undo 0:undo
            with priority: 0:ordinary 0:ordinary, 0:undo 0:undo
            cancelled: 0:restore 0:restore, 0:undo 0:undo, 0:restore 0:undo
            put off: 1:return 2:return, 1:call 2:call, 0:clock 0:clock, 0:clock 1:return, 0:clock 0:bring-back, 0:clock 1:undo
            put off in the hall: 0:undo 0:undo, 0:bring-back 0:bring-back, 0:clock 0:bring-back, 0:clock 0:undo
            called: 0:cancel 1:start, 0:cancel 1:no-show, 0:shut 1:start, 1:start 1:start, 1:no-show 1:no-show, 1:set-aside 1:set-aside
            called: 1:transfer 1:transfer, 1:start 1:no-show, 1:no-show 1:set-aside, 1:no-show 1:transfer, 1:set-aside 1:transfer, 1:start 2:call
            called: 1:undo 1:undo, 1:wrong-service 1:wrong-service, 1:to-service 1:to-service, 1:wrong-service 1:to-service
            called: 1:wrong-service 1:no-show, 1:wrong-service 1:set-aside, 1:wrong-service 1:transfer
            serving: 1:finish 1:finish, 1:set-aside 1:set-aside, 1:transfer 1:transfer, 1:send-there-and-back 1:send-there-and-back
            serving: 1:send-there-and-back 1:finish, 1:send-there-and-back 1:set-aside, 1:finish 1:set-aside, 1:finish 1:transfer
            serving: 1:set-aside 1:transfer, 1:finish 1:next, 1:finish 2:call, 1:next 1:next, 1:wrong-service 1:wrong-service, 1:undo 1:undo
            serving where both kinds are: 6:continue 6:continue
            set aside: 1:return 2:return, 1:call 2:call, 0:clock 0:clock, 0:clock 1:return, 0:clock 0:bring-back, 0:clock 1:undo, 1:undo 1:undo
            no-show: 1:return 2:return, 1:call 2:call, 0:bring-back 0:bring-back, 0:bring-back 1:return, 1:undo 1:undo
            sent there and back: 1:undo 4:call-next, 1:undo 1:undo, 4:call-next 4:call
            finished: 1:undo 4:call-next, 1:undo 1:undo
            cancelled at a desk: 0:undo 0:undo, 0:undo 1:serve, 0:undo 0:shut, 0:undo 1:pause""";

    /** The one may follow the other, in one order at least. */
    private static final String BOTH_MAY_WIN = """
            waiting: 0:hand-on 1:call-next, 0:hand-on 2:call-next, 0:hand-on 0:put-off, 0:put-off 1:call-next, 0:priority 1:call-next
            waiting: 0:cancel 0:cancel, 0:cancel 1:call-next, 1:call 2:postpone, 1:postpone 2:call, 1:call-next 2:postpone
            waiting: 0:hand-on 0:hand-on, 0:hand-on 0:shut-two, 0:note 0:note, 0:note 1:call-next, 0:note 0:cancel, 0:note 0:hand-on
            waiting: 0:shut 0:shut, 1:pause 1:pause, 1:leave 1:call-next
            behind another: 0:move 1:call, 0:move 1:call-next, 0:move 0:put-off, 0:move 0:hand-on, 0:move 0:priority, 0:move 0:cancel
            moved forward: 0:move-back 1:call-next, 0:move-back 0:put-off, 0:move-back 0:cancel, 0:undo 1:call-next, 0:undo 0:move-back
            with priority: 0:ordinary 1:call-next, 0:undo 1:call-next, 0:undo 0:ordinary
            cancelled: 0:restore 1:call, 0:restore 1:call-next, 0:restore 0:note, 0:restore 0:shut, 0:restore 1:postpone
            put off: 1:return 2:call, 1:return 2:call-next, 1:undo 2:call, 1:undo 2:return, 0:clock 1:call, 0:clock 2:call-next
            put off: 0:clock 0:cancel, 0:cancel 0:cancel, 0:note 1:return
            put off in the hall: 0:undo 1:call, 0:undo 0:bring-back, 0:undo 1:return, 0:cancel 1:return, 0:clock 0:cancel
            called: 0:cancel 1:undo, 0:cancel 1:set-aside, 1:start 1:set-aside, 1:start 1:transfer, 1:start 1:recall, 1:recall 1:recall
            called: 1:next 1:next, 1:undo 1:start, 1:undo 1:no-show, 1:set-aside 2:call, 1:start 1:wrong-service, 1:wrong-service 0:cancel
            called: 1:wrong-service 1:undo, 1:transfer 0:shut-three, 0:cancel 0:cancel, 0:note 1:start, 1:leave 1:start
            serving: 1:undo 1:finish, 1:undo 1:set-aside, 1:finish 4:call-next, 1:transfer 0:shut-three, 0:note 1:finish
            serving where both kinds are: 6:continue 6:finish, 6:continue 6:set-aside, 6:continue 6:undo, 6:continue 4:call
            set aside: 1:undo 1:return, 1:undo 2:call, 1:return 1:call-next, 0:clock 1:call-next, 0:clock 2:call, 0:cancel 0:cancel
            set aside: 1:return 0:shut, 0:note 1:return
            no-show: 1:return 2:call, 1:undo 2:return, 1:undo 2:call, 0:note 1:return""";

    static Stream<VerbRace> all() {
        return Stream.concat(races(ONE_WINS, false), races(BOTH_MAY_WIN, true));
    }

    private static Stream<VerbRace> races(String table, boolean both) {
        return table.lines().flatMap(line -> {
            String[] parts = line.split(": ", 2);
            List<Press> before = Stream.of(BEFORE.get(parts[0]).split(" "))
                    .filter(words -> !words.isEmpty())
                    .map(Press::of)
                    .toList();
            return Stream.of(parts[1].split(", "))
                    .map(pair -> pair.split(" "))
                    .map(pair -> new VerbRace(parts[0], before, Press.of(pair[0]), Press.of(pair[1]), both));
        });
    }

    @Override
    public String toString() {
        return state + ": " + one + ", " + other;
    }
}
