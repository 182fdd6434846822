package com.cetoex.projections.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.protocol.sbe.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Levels stay in the order of prices, wherever they come and go. */
final class BookSideTest {
    @ParameterizedTest
    @EnumSource(
            value = Side.class,
            names = {"BUY", "SELL"})
    void levelsAreSortedAsATreeSortsThem(Side side) {
        Comparator<Long> bestFirst = Comparator.naturalOrder();
        TreeSet<Long> prices = new TreeSet<>(side == Side.BUY ? bestFirst.reversed() : bestFirst);
        BookSide levels = new BookSide(side);
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            long price = 1L + random.nextInt(i < 10_000 ? 3_000 : 50);
            Level level = levels.at(price);
            if (prices.add(price) || random.nextBoolean()) {
                continue;
            }
            levels.remove(level);
            prices.remove(price);
            if (i % 500 == 0) {
                assertThat(pricesOf(levels)).containsExactlyElementsOf(prices);
            }
        }
        assertThat(pricesOf(levels)).containsExactlyElementsOf(prices);
    }

    private static List<Long> pricesOf(BookSide side) {
        List<Long> prices = new ArrayList<>();
        for (int rank = 0; rank < side.size(); rank++) {
            prices.add(side.best(rank).priceTicks);
        }
        return prices;
    }
}
