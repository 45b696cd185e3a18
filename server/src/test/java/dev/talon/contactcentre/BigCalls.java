package dev.talon.contactcentre;

import dev.talon.imports.LongestTime;
import dev.talon.imports.SentFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.InstantSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A process of its own that imports a log which is written while it is read. Arguments: JDBC address, number of calls. */
public final class BigCalls extends InputStream {
    private static final long FIRST = 1_704_067_200;
    /** Nearly as long as a call's name may be: the log is large, and the database has few calls to keep. */
    private static final String EXCHANGE = "exchange-of-the-north-".repeat(5);

    private final int calls;
    private int call;
    private byte[] lines = new byte[0];
    private int position;

    private BigCalls(int calls) {
        this.calls = calls;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        var database = new PGSimpleDataSource();
        database.setUrl(arguments[0]);
        CallImport.Result result = new CallImport(database, InstantSource.system(), LongestTime.DEFAULT)
                .run(new BigCalls(Integer.parseInt(arguments[1])), SentFile.BARE, "staff:admin");
        System.out.println(result.lines() + " lines, " + result.imported() + " imported, " + result.duplicates()
                + " duplicates, " + result.leftovers().cutOff() + " cut off");
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) == -1 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (position == lines.length) {
            if (call == calls) {
                return -1;
            }
            lines = lines(call).getBytes(StandardCharsets.UTF_8);
            position = 0;
            call++;
        }
        int count = Math.min(length, lines.length - position);
        System.arraycopy(lines, position, into, offset, count);
        position += count;
        return count;
    }

    /** Of every tenth call the end was never written. */
    private static String lines(int call) {
        long entered = FIRST + call * 20L;
        String key = "|" + EXCHANGE + entered + "." + call + "|line|";
        String enter = entered + key + "NONE|ENTERQUEUE||74951234567|1\n";
        String ring = (entered + 5) + key + "SIP/101|RINGNOANSWER|5000\n";
        String connect = (entered + 30) + key + "SIP/102|CONNECT|30|x.1|4\n";
        String end = (entered + 150) + key + "SIP/102|COMPLETECALLER|30|120|1\n";
        return enter + ring + connect + (call % 10 == 0 ? "" : end);
    }
}
