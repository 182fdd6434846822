package com.cetoex.server.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.cetoex.gateway.link.ExchangeLink;
import com.cetoex.gateway.link.LinkConfig;
import com.cetoex.node.ExchangeNode;
import com.cetoex.node.NodeConfig;
import com.cetoex.projections.live.LiveViews;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chapter: a bootstrap is applied whole, once, and goes on where it was interrupted. */
final class BootstrapApplierTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int INVESTORS = 700;

    private final LiveViews views = new LiveViews();
    private final BootstrapFile file = file(INVESTORS);

    @TempDir Path folder;

    private ExchangeNode node;
    private ExchangeLink link;
    private BootstrapApplier applier;

    @BeforeEach
    void launch() {
        node = ExchangeNode.launch(NodeConfig.on(folder), BootstrapApplierTest::die);
        LinkConfig config = LinkConfig.to(node.channels());
        link = new ExchangeLink(config, views, error -> die(null, error));
        link.start();
        await().atMost(LIMIT).until(link::isReady);
        applier = new BootstrapApplier(link, folder);
    }

    @AfterEach
    void end() {
        link.close();
        node.close();
    }

    @Test
    void wholeFileIsAppliedAndNeverAgain() {
        assertThat(applier.apply(Optional.of(file))).isEqualTo(BootstrapPlan.of(file).size());
        awaitSteps(-1);

        assertThat(views.directory().investor(INVESTORS)).isPresent();
        assertThat(applier.apply(Optional.of(file))).isZero();
        assertThat(applier.apply(Optional.of(file(1)))).isZero();
        assertThat(applier.apply(Optional.empty())).isZero();
    }

    @Test
    void interruptedBootstrapGoesOnWithItsOwnFileOnly() throws Exception {
        int done = 333;
        interruptAfter(done);

        assertThatExceptionOfType(BootstrapFault.class)
                .isThrownBy(() -> applier.apply(Optional.empty()))
                .withMessageContaining("interrupted after step " + done);
        assertThatExceptionOfType(BootstrapFault.class)
                .isThrownBy(() -> applier.apply(Optional.of(file(1))))
                .withMessageContaining("of another file");
        assertThat(applier.apply(Optional.of(file)))
                .isEqualTo(BootstrapPlan.of(file).size() - done);
        awaitSteps(-1);
        assertThat(views.directory().investor(INVESTORS)).isPresent();
    }

    /** What an applier that was killed leaves behind. */
    private void interruptAfter(int steps) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("bootstrap.sha256"), file.hash().toString());
        List<BootstrapPlan.Step> plan = BootstrapPlan.of(file);
        CountDownLatch answered = new CountDownLatch(steps);
        for (int i = 0; i < steps; i++) {
            DirectBuffer command = plan.get(i).command();
            link.submit(command, 0, command.capacity(), outcome -> answered.countDown());
        }
        assertThat(answered.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        awaitSteps(steps);
    }

    /** The next heartbeat tells. */
    private void awaitSteps(int steps) {
        await().atMost(LIMIT).until(() -> link.bootstrapSteps() == steps);
    }

    private static BootstrapFile file(int investors) {
        StringBuilder json = new StringBuilder("{\"investors\":[");
        for (int id = 1; id <= investors; id++) {
            json.append(id == 1 ? "" : ",")
                    .append("{\"investor_id\":%d,\"api_key\":\"k\",".formatted(id))
                    .append("\"balances\":{\"USDT\":\"1\"}}");
        }
        return BootstrapReader.read(json.append("]}").toString().getBytes(UTF_8));
    }

    private static void die(Object code, Throwable cause) {
        throw new AssertionError("the node died: " + code, cause);
    }
}
