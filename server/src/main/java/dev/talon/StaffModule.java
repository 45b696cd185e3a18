package dev.talon;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.talon.access.Access;
import dev.talon.access.Cookies;
import dev.talon.audit.AuditLog;
import dev.talon.audit.AuditRoutes;
import dev.talon.staff.Accounts;
import dev.talon.staff.AutoCalls;
import dev.talon.staff.OwnPassword;
import dev.talon.staff.Passwords;
import dev.talon.staff.SessionRoutes;
import dev.talon.staff.Sessions;
import dev.talon.staff.StaffRoutes;
import dev.talon.staff.TokenRoutes;
import dev.talon.staff.Tokens;
import dev.talon.web.Api;
import dev.talon.web.Routes;

/** Wires the accounts: their sessions and tokens, and the log of what administrators change. */
final class StaffModule implements Routes {
    private final Core core;
    private final Access access;
    private final Cookies cookies;
    private final Passwords passwords;
    private final Accounts accounts;

    StaffModule(Core core, Access access, Cookies cookies) {
        this.core = core;
        this.access = access;
        this.cookies = cookies;
        this.passwords = new Passwords(core.vertx(), core.settings().passwordCost());
        this.accounts = new Accounts(core.database(), passwords, access);
    }

    Accounts accounts() {
        return accounts;
    }

    @Override
    public void mount(Api api) {
        var sessions = new Sessions(core.database(), passwords, access, Ticker.systemTicker());
        var own = new OwnPassword(core.database(), passwords, access, Ticker.systemTicker());
        new SessionRoutes(sessions, own, new AutoCalls(core.database()), cookies).mount(api);
        new StaffRoutes(accounts).mount(api);
        new TokenRoutes(new Tokens(core.database(), access)).mount(api);
        new AuditRoutes(new AuditLog(core.database())).mount(api);
    }
}
