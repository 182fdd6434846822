package com.cetoex.server.control;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;

/** What both sides of the control socket know: where it is and what it carries. */
final class ControlSocket {
    /** Its name in the data folder. */
    static final String FILE_NAME = "control.sock";

    static final StandardProtocolFamily FAMILY = StandardProtocolFamily.UNIX;

    /** A request names one path at most, which systems limit to 4096 bytes, escaped. */
    static final int MAX_REQUEST_BYTES = 8 * 1024;

    /** An answer is a few numbers and sentences. */
    static final int MAX_ANSWER_BYTES = 64 * 1024;

    /** Within which a request has to come, and a line has to be taken. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private ControlSocket() {}

    static Path in(Path folder) {
        return folder.toAbsolutePath().normalize().resolve(FILE_NAME);
    }

    static UnixDomainSocketAddress addressIn(Path folder) {
        return UnixDomainSocketAddress.of(in(folder));
    }
}
