package com.cetoex.simulation.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports below those that outgoing connections take, so that a port stays ours for a while. */
final class Ports {
    private static final int FIRST = 20_000;
    private static final int LAST = 31_000;
    private static final int ATTEMPTS = 200;

    private Ports() {}

    static int free() {
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            try (ServerSocket socket =
                    new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Another one has it.
            }
        }
        throw new LabStopped("no free port");
    }
}
