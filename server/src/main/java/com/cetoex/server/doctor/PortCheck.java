package com.cetoex.server.doctor;

import com.cetoex.server.config.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** Whether the exchange could listen where it is set up to. */
final class PortCheck {
    private static final String SUBJECT = "port";

    private PortCheck() {}

    static Finding look(Settings.Http http, Optional<FolderUse> use) {
        String address = http.host() + ":" + http.port();
        if (http.port() == 0) {
            return Finding.ok(SUBJECT, "a free one is taken");
        }
        if (use.filter(folder -> folder.servesOn(http.port())).isPresent()) {
            return Finding.ok(SUBJECT, address + " is this exchange's");
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(http.host(), http.port()));
            return Finding.ok(SUBJECT, address + " is free");
        } catch (IOException e) {
            return Finding.fail(
                    SUBJECT,
                    address + " cannot be listened on: " + e.getMessage(),
                    "Choose another with --port, or see who has it: ss -ltnp");
        }
    }
}
