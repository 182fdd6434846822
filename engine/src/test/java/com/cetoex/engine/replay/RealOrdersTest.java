package com.cetoex.engine.replay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.engine.model.EngineVenue;
import com.cetoex.engine.replay.RecordedMarket.Action;
import com.cetoex.engine.replay.RecordedMarket.Line;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.reference.Command;
import com.cetoex.reference.Command.ApiKey;
import com.cetoex.reference.Command.Limits;
import com.cetoex.reference.Command.OrderItem;
import com.cetoex.reference.Fact;
import com.cetoex.reference.RestingOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Orders of real markets lead to the fills and books that were recorded there. */
class RealOrdersTest {
    @Test
    void bitcoinAgainstTheDollarTradesAsRecorded() {
        assertThat(new Replay("btcusd").play()).isEqualTo(199);
    }

    @Test
    void microsoftTradesAsRecorded() {
        assertThat(new Replay("msft50").play()).isEqualTo(39);
    }

    /** One recording played through the engine. */
    private static final class Replay {
        private static final int INVESTORS = 8;
        private static final long PLENTY = (1L << 62) / INVESTORS;
        private static final long TIME_MILLIS = 1_700_000_000_000L;

        private record Placed(long orderId, int investor) {}

        private final RecordedMarket market;
        private final EngineVenue engine = new EngineVenue();
        private final BookView book = new BookView();
        private final Map<String, Placed> placed = new HashMap<>();
        private final Map<Long, String> recordedIds = new HashMap<>();

        Replay(String name) {
            market = RecordedMarket.read(name);
            open();
        }

        /** Plays everything and tells how many checkpoints agreed. */
        int play() {
            int checkpoints = 0;
            for (Line line : market.lines()) {
                if (line.action() == Action.CANCEL) {
                    cancel(line);
                } else {
                    place(line);
                }
                String checkpoint = market.checkpoints().get(line.sequence());
                if (checkpoint != null) {
                    check(line, checkpoint);
                    checkpoints++;
                }
            }
            return checkpoints;
        }

        private void open() {
            apply(new Command.ListAsset(0, "QUOTE", 0));
            apply(new Command.ListAsset(0, "BASE", 0));
            apply(
                    new Command.ListInstrument(
                            0, "REAL", "BASE", "QUOTE", 1, 0, 1, 0, 1, 0, 0, 0, 0));
            for (int investor = 1; investor <= INVESTORS; investor++) {
                apply(
                        new Command.RegisterInvestor(
                                0, investor, Limits.DEFAULT, ApiKey.numbered(investor)));
                apply(new Command.Transfer(0, investor, "QUOTE", PLENTY));
                apply(new Command.Transfer(0, investor, "BASE", PLENTY));
            }
        }

        private void place(Line line) {
            int investor = investorWithoutMakersOf(line);
            OrderItem order =
                    new OrderItem(
                            0,
                            0,
                            line.side(),
                            OrderType.LIMIT,
                            line.priceTicks(),
                            line.quantityLots(),
                            RefusalReason.NONE,
                            "");
            List<Fact> facts = apply(new Command.PlaceOrder(investor, order));
            assertThat(facts.getFirst()).as(line.toString()).isInstanceOf(Fact.OrderAccepted.class);
            long orderId = ((Fact.OrderAccepted) facts.getFirst()).orderId();
            placed.put(line.id(), new Placed(orderId, investor));
            recordedIds.put(orderId, line.id());
            assertThat(fills(facts)).as(line.toString()).isEqualTo(line.fills());
        }

        /** An aggressor never meets its own order here, since the recording knows no such rule. */
        private int investorWithoutMakersOf(Line line) {
            List<Integer> owners = new ArrayList<>();
            for (String fill :
                    line.fills().isEmpty() ? new String[0] : line.fills().split("\\|", -1)) {
                owners.add(placed.get(fill.substring(0, fill.indexOf('@'))).investor());
            }
            int investor = 1;
            while (owners.contains(investor)) {
                investor++;
            }
            return investor;
        }

        private String fills(List<Fact> facts) {
            List<String> fills = new ArrayList<>();
            for (Fact fact : facts) {
                if (fact instanceof Fact.TradeExecuted trade) {
                    fills.add(
                            "%s@%d*%d"
                                    .formatted(
                                            recordedIds.get(trade.maker().orderId()),
                                            trade.priceTicks(),
                                            trade.quantityLots()));
                }
            }
            return String.join("|", fills);
        }

        private void cancel(Line line) {
            Placed order = placed.get(line.id());
            List<Fact> facts =
                    apply(new Command.CancelOrder(order.investor(), order.orderId(), ""));
            assertThat(facts.getFirst())
                    .as(line.toString())
                    .isInstanceOf(Fact.OrderCancelled.class);
        }

        private void check(Line line, String checkpoint) {
            int recordedRow = checkpoint.indexOf("\"orders\":");
            String expected =
                    checkpoint.substring(0, recordedRow)
                            + "\"orders\":%d,%s,\"orders_sha256\":\"%s\""
                                    .formatted(
                                            engine.engine().openOrderCount(),
                                            book.json(),
                                            ordersHash());
            assertThat(checkpoint).as("book after %s", line).startsWith(expected);
        }

        /**
         * Over all resting orders in priority, bids first, as the recording's maker hashed them.
         */
        private String ordersHash() {
            StringBuilder lines = new StringBuilder();
            for (RestingOrder order : engine.snapshot().restingOrders()) {
                lines.append(
                        "%s %d %s %d\n"
                                .formatted(
                                        order.side() == Side.BUY ? "buy" : "sell",
                                        order.priceTicks(),
                                        recordedIds.get(order.orderId()),
                                        order.remainingLots()));
            }
            return sha256(lines.toString());
        }

        private static String sha256(String text) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                return HexFormat.of().formatHex(digest.digest(text.getBytes(US_ASCII)));
            } catch (NoSuchAlgorithmException cause) {
                throw new AssertionError("every JDK has SHA-256", cause);
            }
        }

        private List<Fact> apply(Command command) {
            List<Fact> facts = engine.apply(TIME_MILLIS, command);
            for (Fact fact : facts) {
                if (fact instanceof Fact.LevelChanged level) {
                    book.onLevelChanged(level);
                }
            }
            return facts;
        }
    }
}
