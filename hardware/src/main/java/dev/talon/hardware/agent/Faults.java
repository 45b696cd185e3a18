package dev.talon.hardware.agent;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Says in plain words why an agent cannot reach its server. */
final class Faults {
    private Faults() {}

    static String inWords(Throwable fault) {
        for (Throwable each = fault; each != null; each = each.getCause()) {
            if (each instanceof UnresolvedAddressException) {
                return "nobody knows a host of this name";
            }
            if (each instanceof SSLException) {
                return "its certificate is not trusted (" + each.getMessage()
                        + "); a company's own authority is named with --ca";
            }
            if (each instanceof HttpConnectTimeoutException || each instanceof HttpTimeoutException) {
                return "no answer in time";
            }
        }
        for (Throwable each = fault; each != null; each = each.getCause()) {
            if (each instanceof ConnectException) {
                return "nobody listens there, or the network is down";
            }
        }
        return fault.getMessage() == null ? fault.toString() : fault.getMessage();
    }
}
