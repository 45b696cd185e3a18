package dev.talon.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.access.AccessHouse;
import dev.talon.web.JsonText;
import dev.talon.web.Problem;
import dev.talon.words.Name;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CentresTest {
    private static final AccessHouse HOUSE = new AccessHouse();
    private static final String ACTOR = "staff:root";

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @Test
    void aCentreHasTheThreeServicesAndFiveDesksWhereNothingElseIsSaid() {
        HOUSE.centre("plain");
        Centre centre = HOUSE.centres.get("plain").await();
        assertThat(centre.services()).extracting(Service::code).containsExactly("consultation", "cash", "combined");
        assertThat(centre.services()).extracting(Service::prefix).containsExactly("К", "Д", "Я");
        assertThat(centre.services()).extracting(Service::norm).containsExactly(900, 600, 900);
        assertThat(centre.services().get(2).route()).containsExactly("consultation", "cash");
        assertThat(centre.services().get(1).hint().ru()).isEqualTo("Оплата счетов наличными и картой");
        assertThat(centre.desks()).extracting(Desk::code).containsExactly("1", "2", "3", "4", "5");
        assertThat(centre.desks().get(4).stages()).containsExactly("cash");
    }

    @Test
    void aCentreIsCreatedAsItsRequestSays() {
        var created = HOUSE.centres.create(request("""
                {"code": "own", "name": {"ru": "Свой", "en": "Own"}, "address": {"ru": "ул. Лесная, 5"}, "zone": "Asia/Yekaterinburg",
                 "services": [{"code": "help", "name": {"ru": "Помощь", "en": "Help"}, "hint": {"en": "Ask"}, "advice": {"ru": "Возьмите паспорт", "en": "Take your passport"},
                               "route": ["cash", "consultation"], "prefix": "a", "norm": 60}],
                 "desks": []}"""), ACTOR).await();
        assertThat(created.version()).isEqualTo(1);
        Centre centre = HOUSE.centres.get("own").await();
        assertThat(centre.services())
                .containsExactly(new Service(
                        "help",
                        new Name("Помощь", "Help"),
                        new Name("", "Ask"),
                        new Name("Возьмите паспорт", "Take your passport"),
                        List.of("cash", "consultation"),
                        "А",
                        60,
                        true));
        assertThat(centre.address()).isEqualTo(new Name("ул. Лесная, 5", ""));
        assertThat(centre.desks()).isEmpty();
        assertThat(HOUSE.sql("SELECT kind, actor FROM event WHERE centre_id = $1", created.centreId()))
                .extracting(row -> row.getString("kind") + " " + row.getString("actor"))
                .containsExactly("centre_created staff:root");
        assertThat(HOUSE.centres.list(Optional.of("own")).await())
                .extracting(Centre::code)
                .containsExactly("own");
        assertThat(HOUSE.centres.list(Optional.empty()).await())
                .extracting(Centre::code)
                .contains("own");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(refusal(() -> HOUSE.centres.create(with("Europe/Atlantis", ""), ACTOR)))
                .isEqualTo("422 [/zone]");
        assertThat(refusal(() -> HOUSE.centres.create(with("+03:00", ""), ACTOR)))
                .isEqualTo("422 [/zone]");
        assertThat(refusal(() -> HOUSE.centres.create(with("UTC", service("a", "О")), ACTOR)))
                .isEqualTo("422 [/services/0/prefix]");
        assertThat(refusal(() ->
                        HOUSE.centres.create(with("UTC", service("a", "К").replace("cash", "none")), ACTOR)))
                .as("a kind that a new centre does not have")
                .isEqualTo("422 [/services/0/route/0]");
        assertThat(refusal(() -> HOUSE.centres.create(with("UTC", service("a", "К") + "," + service("a", "М")), ACTOR)))
                .isEqualTo("422 [/services/1/code]");
        HOUSE.centre("taken");
        assertThatThrownBy(() -> HOUSE.centre("taken"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(409));
        assertThat(refusal(() -> HOUSE.centres.get("nowhere"))).isEqualTo("404 []");
    }

    @Test
    void everyChangeRaisesTheVersion() {
        HOUSE.centre("versions");
        var centres = HOUSE.centres;
        assertThat(centres.change(
                                "versions",
                                new Name("Новый", "New"),
                                Optional.empty(),
                                "Asia/Omsk",
                                Optional.empty(),
                                ACTOR)
                        .await()
                        .version())
                .isEqualTo(2);
        assertThat(centres.get("versions").await().zone()).isEqualTo("Asia/Omsk");
        assertThat(HOUSE.services
                        .put("versions", "cash", change("Ц", Optional.empty()), ACTOR)
                        .await()
                        .version())
                .isEqualTo(3);
        assertThat(HOUSE.services.close("versions", "cash", ACTOR).await().version())
                .isEqualTo(4);
        assertThat(HOUSE.desks
                        .put("versions", "Б-7", List.of("cash"), ACTOR)
                        .await()
                        .version())
                .isEqualTo(5);
        assertThat(HOUSE.desks.close("versions", "Б-7", ACTOR).await().version())
                .isEqualTo(6);
    }

    @Test
    void aClosedServiceStaysAsARowAndServicesShareALetter() {
        HOUSE.centre("closing");
        HOUSE.services.close("closing", "cash", ACTOR).await();
        assertThat(refusal(() -> HOUSE.services.close("closing", "cash", ACTOR)))
                .isEqualTo("404 []");
        Centre centre = HOUSE.centres.get("closing").await();
        assertThat(centre.services()).hasSize(3);
        assertThat(centre.services()).extracting(Service::active).containsExactly(true, false, true);
        HOUSE.services
                .put("closing", "pay", change("Д", Optional.empty()), ACTOR)
                .await();
        HOUSE.services
                .put("closing", "cash", change("Д", Optional.of(true)), ACTOR)
                .await();
        assertThat(HOUSE.centres.get("closing").await().services())
                .extracting(Service::prefix)
                .containsExactly("К", "Д", "Я", "Д");
        HOUSE.services
                .put("closing", "cash", change("T", Optional.of(true)), ACTOR)
                .await();
        Service cash = HOUSE.centres.get("closing").await().services().get(1);
        assertThat(cash.prefix()).as("Latin T is taken for Т").isEqualTo("Т");
        assertThat(cash.hint().ru()).as("what is left out stays").isEqualTo("Оплата счетов наличными и картой");
        assertThat(refusal(() -> HOUSE.services.put("closing", "cash", change("E", Optional.empty()), ACTOR)))
                .isEqualTo("422 [/prefix]");
    }

    @Test
    void aDeskWithATicketStays() {
        HOUSE.centre("busy");
        UUID ticket = UUID.randomUUID();
        HOUSE.sql("""
                INSERT INTO ticket (centre_id, id, business_day, service, route, norm, label, issued_at)
                SELECT id, $1, current_date, 'cash', '{cash}', 600, 'Д001', now() FROM centre WHERE code = 'busy'""", ticket);
        HOUSE.sql("""
                INSERT INTO stage (centre_id, ticket_id, position, business_day, service, kind, state, queued_at, due_at,
                                   called_at, last_called_at, calls, desk)
                SELECT centre_id, id, 1, business_day, service, 'cash', 'called', issued_at, issued_at,
                       issued_at, issued_at, 1, '4'
                FROM ticket WHERE id = $1""", ticket);
        assertThat(refusal(() -> HOUSE.desks.close("busy", "4", ACTOR))).isEqualTo("409 []");
        HOUSE.desks.close("busy", "5", ACTOR).await();
        assertThat(refusal(() -> HOUSE.desks.close("busy", "5", ACTOR))).isEqualTo("404 []");
        assertThat(HOUSE.centres.get("busy").await().desks())
                .extracting(Desk::code)
                .containsExactly("1", "2", "3", "4");
        HOUSE.desks.put("busy", "5", List.of("cash", "consultation"), ACTOR).await();
        assertThat(HOUSE.centres.get("busy").await().desks())
                .extracting(Desk::code)
                .contains("5");
        assertThat(refusal(() -> HOUSE.desks.put("busy", "№5", List.of("cash"), ACTOR)))
                .isEqualTo("422 [desk]");
    }

    private static ServiceChange change(String prefix, Optional<Boolean> active) {
        return new ServiceChange(
                new Name("Касса", "Cash"), Optional.empty(), Optional.empty(), List.of("cash"), prefix, 300, active);
    }

    private static NewCentre request(String json) {
        return JsonText.decode(Buffer.buffer(json), NewCentre.class);
    }

    private static NewCentre with(String zone, String services) {
        String list = services.isEmpty() ? "" : ", \"services\": [" + services + "]";
        return request("{\"code\": \"wrong\", \"name\": {\"ru\": \"Ц\", \"en\": \"C\"}, \"zone\": \"" + zone + "\""
                + list + "}");
    }

    private static String service(String code, String prefix) {
        return "{\"code\": \"" + code
                + "\", \"name\": {\"ru\": \"У\", \"en\": \"S\"}, \"route\": [\"cash\"], \"prefix\": \"" + prefix
                + "\", \"norm\": 60}";
    }

    /** The refusal's status and the fields at fault. */
    private static String refusal(Supplier<Future<?>> refused) {
        String[] seen = {""};
        assertThatThrownBy(() -> refused.get().await())
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> seen[0] = problem.status() + " "
                                + problem.faults().stream()
                                        .map(Problem.Fault::pointer)
                                        .toList());
        return seen[0];
    }
}
