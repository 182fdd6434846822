package com.cetoex.node;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A process to be killed: hosts a node on a folder, deposits one unit after the other with 64 under
 * way, and prints each acknowledged event's sequence.
 */
final class LoadedNode {
    private static final int UNDER_WAY = 64;

    private LoadedNode() {}

    /** Runs until it is killed; the only argument is the data folder. */
    public static void main(String[] args) {
        ExchangeNode node =
                ExchangeNode.launch(
                        new NodeConfig(
                                Path.of(args[0]),
                                Durability.DISK,
                                Duration.ofSeconds(1),
                                1 << 20,
                                NodeConfig.ALL_EVENTS),
                        (code, cause) -> Runtime.getRuntime().halt(code.status()));
        try (TestGateway gateway = TestGateway.connect(node)) {
            if (gateway.imageSequence() == 0) {
                gateway.bootstrap();
            }
            long lastSent = gateway.answeredCorrelationId();
            while (true) {
                while (lastSent - gateway.answeredCorrelationId() < UNDER_WAY) {
                    gateway.deposit();
                    lastSent++;
                }
                gateway.awaitAnswer(lastSent - UNDER_WAY / 2);
                System.out.println(gateway.lastSequence());
                System.out.flush();
            }
        }
    }
}
