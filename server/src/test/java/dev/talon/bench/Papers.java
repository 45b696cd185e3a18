package dev.talon.bench;

import dev.talon.access.Secrets;
import dev.talon.db.Database;
import dev.talon.hardware.Paper;
import dev.talon.hardware.PaperBytes;
import dev.talon.hardware.PaperImage;
import dev.talon.hardware.Slip;
import dev.talon.hardware.layout.SlipLayout;
import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.hardware.profile.Profiles;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** From the touch of a kiosk's button to the printer. */
final class Papers {
    static final int PRINTERS = 50;
    /** Fewer, with those of the warming up, than one kiosk may issue at once. */
    private static final int TICKETS_ALONE = 90;

    private static final int TICKETS_EACH = 12;
    private static final int DRAWINGS = 200;

    private static final String CENTRE = """
            WITH centre AS (
                INSERT INTO centre (code, name_ru, name_en, zone) VALUES ('papers', 'Центр', 'Centre', 'Europe/Moscow') RETURNING id)
            INSERT INTO service (centre_id, code, name_ru, name_en, route, prefix, norm, position)
            SELECT id, 'consultation', 'Консультация', 'Consultation', ARRAY['consultation'], 'К', 900, 1 FROM centre""";

    /** $1 printer's code · $2 its port · $3 hash of its kiosk's secret. */
    private static final String KIOSK = """
            WITH printer AS (
                INSERT INTO printer (centre_id, code, transport, address)
                SELECT id, $1, 'tcp', jsonb_build_object('transport', 'tcp', 'host', '127.0.0.1', 'port', $2::integer)
                FROM centre WHERE code = 'papers' RETURNING id, centre_id)
            INSERT INTO device (kind, token_hash, centre_id, name, printer_id, paired_at)
            SELECT 'kiosk', $3, centre_id, $1, id, now() FROM printer""";

    /**
     * A paper's way.
     *
     * @param first     milliseconds from the touch to the first byte at the printer
     * @param confirmed and to the printer's word that all is printed
     */
    record Way(double first, double confirmed) {}

    /** @param bytes of a ticket · draw and encode: milliseconds, the middle of many */
    record Profile(String code, int bytes, double draw, double encode) {}

    /** @param rate papers a second of all printers together */
    record Times(List<Way> alone, List<Way> together, double rate, List<Profile> profiles) {}

    private final Vertx vertx;
    private final Database database;
    private final int port;
    private final List<Landing> landings = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private HttpClient client;

    Papers(Vertx vertx, Database database, int port) {
        this.vertx = vertx;
        this.database = database;
        this.port = port;
    }

    Times measure() throws InterruptedException {
        database.slow().query(CENTRE).execute().await();
        for (int i = 0; i < PRINTERS; i++) {
            landings.add(new Landing());
            secrets.add(Secrets.random());
            database.slow()
                    .preparedQuery(KIOSK)
                    .execute(Tuple.of("p" + i, landings.get(i).port(), Secrets.hash(secrets.get(i))))
                    .await();
        }
        client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(PRINTERS));
        run(0, TICKETS_ALONE / 4);
        List<Way> alone = run(0, TICKETS_ALONE);
        long from = System.nanoTime();
        List<Way> together = together();
        double rate = together.size() * 1e9 / (System.nanoTime() - from);
        client.close().await();
        landings.forEach(Landing::close);
        return new Times(alone, together, rate, profiles());
    }

    /** Each kiosk's next visitor comes when the one before has the paper. */
    private List<Way> together() throws InterruptedException {
        List<Way> ways = new ArrayList<>();
        var done = new CountDownLatch(PRINTERS);
        for (int i = 0; i < PRINTERS; i++) {
            int kiosk = i;
            new Thread(() -> {
                        List<Way> own = run(kiosk, TICKETS_EACH);
                        synchronized (ways) {
                            ways.addAll(own);
                        }
                        done.countDown();
                    })
                    .start();
        }
        done.await();
        return ways;
    }

    private List<Way> run(int kiosk, int tickets) {
        List<Way> ways = new ArrayList<>();
        try {
            for (int i = 0; i < tickets; i++) {
                long touch = System.nanoTime();
                touch(kiosk);
                Landing.Landed landed = landings.get(kiosk).next();
                ways.add(new Way((landed.first() - touch) / 1e6, (landed.confirmed() - touch) / 1e6));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ways;
    }

    private void touch(int kiosk) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/api/v1/centres/papers/tickets")
                .putHeader("cookie", "talon-device-kiosk=" + secrets.get(kiosk))
                .putHeader("origin", "http://127.0.0.1:" + port)
                .putHeader("content-type", "application/json");
        client.request(options)
                .compose(request -> request.send("{\"service\":\"consultation\"}"))
                .compose(response -> response.body().map(body -> {
                    if (response.statusCode() != 201) {
                        throw new IllegalStateException("no ticket: " + response.statusCode() + " " + body);
                    }
                    return body;
                }))
                .await();
    }

    private static List<Profile> profiles() {
        Slip slip = new Slip(
                "ru",
                "Центр обслуживания клиентов",
                "ул. Мира, 15",
                "К042",
                "Консультация",
                List.of(
                        new Slip.Line(Slip.Fact.AHEAD, "Перед вами", "4"),
                        new Slip.Line(Slip.Fact.WAIT, "Ждать примерно", "12–18 минут"),
                        new Slip.Line(Slip.Fact.ISSUED, "Выдан", "22.11.2026 10:15")),
                "http://127.0.0.1:8080/t/main/AAAAAAAAAAAAAAAAAAAAAA",
                "Наведите камеру — следите за очередью с телефона",
                "",
                false);
        return Profiles.shipped().stream()
                .map(profile -> profile(new Paper.Ticket(slip, SlipLayout.USUAL), profile))
                .toList();
    }

    private static Profile profile(Paper paper, PrinterProfile profile) {
        long[] drawn = new long[DRAWINGS];
        long[] encoded = new long[DRAWINGS];
        int bytes = 0;
        for (int i = 0; i < DRAWINGS; i++) {
            long from = System.nanoTime();
            PaperImage.draw(paper, profile);
            long between = System.nanoTime();
            bytes = PaperBytes.encode(paper, profile).length;
            drawn[i] = between - from;
            encoded[i] = System.nanoTime() - between;
        }
        Arrays.sort(drawn);
        Arrays.sort(encoded);
        return new Profile(profile.code(), bytes, drawn[DRAWINGS / 2] / 1e6, encoded[DRAWINGS / 2] / 1e6);
    }
}
