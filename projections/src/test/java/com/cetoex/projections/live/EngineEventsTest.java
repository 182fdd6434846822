package com.cetoex.projections.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.projections.market.EngineMarket;
import com.cetoex.projections.market.Frames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine tells the same state twice: in its events, and in its image. */
final class EngineEventsTest {
    private final Frames frames = new Frames();
    private final LiveViews followed = new LiveViews();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void viewsThatFollowedTheEventsEqualViewsMadeOfTheImage(long seed) {
        EngineMarket market = new EngineMarket(frames, seed);
        for (int i = 0; i < 10; i++) {
            market.run(1_000, 500);
            LiveViews pictured = new LiveViews();
            market.engine().writeImage(pictured);
            frames.giveAll(followed);
            assertThat(stateOf(followed)).isEqualTo(stateOf(pictured));
            assertThat(followed.lastSequence()).isEqualTo(market.engine().lastSequence());
            assertThat(followed.openOrders().count())
                    .isEqualTo(market.engine().openOrderCount())
                    .isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void levelsSumUpTheirQueues(long seed) {
        EngineMarket market = new EngineMarket(followed, seed);
        for (int i = 0; i < 50; i++) {
            market.run(100, 500);
            for (int id = 0; id < 2; id++) {
                OrderBook<BookLevel> levels = followed.books().byPrice(id, Integer.MAX_VALUE);
                OrderBook<BookOrder> queues = followed.books().byOrder(id, Integer.MAX_VALUE);
                assertThat(levels.bids()).isEqualTo(summed(queues.bids()));
                assertThat(levels.asks()).isEqualTo(summed(queues.asks()));
            }
        }
    }

    private static List<BookLevel> summed(List<BookOrder> queue) {
        Map<Long, BookLevel> levels = new LinkedHashMap<>();
        for (BookOrder order : queue) {
            levels.merge(
                    order.priceTicks(),
                    new BookLevel(order.priceTicks(), order.remainingLots(), 1),
                    (a, b) ->
                            new BookLevel(
                                    a.priceTicks(),
                                    a.quantityLots() + b.quantityLots(),
                                    a.orderCount() + b.orderCount()));
        }
        return new ArrayList<>(levels.values());
    }

    private static Map<String, Object> stateOf(LiveViews views) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("assets", views.directory().assets());
        state.put("instruments", views.directory().instruments());
        for (long investor = 0; investor <= EngineMarket.INVESTORS; investor++) {
            state.put("investor " + investor, views.directory().investor(investor));
            state.put("orders " + investor, views.openOrders().of(investor));
            for (int asset = 0; asset < 3; asset++) {
                state.put(
                        "balance " + investor + " " + asset, views.accounts().of(investor, asset));
            }
        }
        for (int id = 0; id < 2; id++) {
            state.put("levels " + id, levels(views, id));
            state.put("last price " + id, views.statistics().lastEverPriceTicks(id));
        }
        return state;
    }

    private static List<Object> levels(LiveViews views, int id) {
        OrderBook<BookLevel> levels = views.books().byPrice(id, Integer.MAX_VALUE);
        OrderBook<BookOrder> queues = views.books().byOrder(id, Integer.MAX_VALUE);
        return List.of(levels.bids(), levels.asks(), queues.bids(), queues.asks());
    }
}
