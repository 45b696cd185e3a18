package dev.talon.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final PasswordCost COST = new PasswordCost(1_024, 2);

    /** Otherwise the time of an answer would tell which logins exist. */
    @Test
    void theHashOfNobodyCostsWhatAnyOtherDoesAndNothingFitsIt() {
        Vertx vertx = Vertx.vertx();
        try {
            var passwords = new Passwords(vertx, COST);
            String nobodys = passwords.nobodys();
            String kept = Passwords.kept("a-password", COST);
            assertThat(nobodys.substring(0, nobodys.indexOf("p=1$")))
                    .isEqualTo(kept.substring(0, kept.indexOf("p=1$")));
            assertThat(nobodys).hasSameSizeAs(kept).isNotEqualTo(new Passwords(vertx, COST).nobodys());
            assertThat(TestNode.await(passwords.fits("a-password", kept))).isTrue();
            assertThat(TestNode.await(passwords.fits("a-password", nobodys))).isFalse();
            assertThat(TestNode.await(passwords.fits("", nobodys))).isFalse();
        } finally {
            TestNode.await(vertx.close());
        }
    }
}
