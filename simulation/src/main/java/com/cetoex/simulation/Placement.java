package com.cetoex.simulation;

import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.Side;
import org.jspecify.annotations.Nullable;

/**
 * An order that a client wants, whether it is sent once or often, and what is known of it. Its
 * amount is its own: no other order of its investor has it.
 */
final class Placement {
    final int investor;
    final int market;
    final Side side;
    final OrderType type;
    final long priceTicks;
    final long quantityLots;

    /** Empty when the client gave none. */
    final String clientOrderId;

    /** How often the exchange told a gateway that it was accepted, or had been before. */
    int executions;

    /** How often a gateway had to give up not knowing. */
    int unknowns;

    /** What its client was told; null before. */
    @Nullable FirstAnswer told;

    Placement(
            int investor,
            int market,
            Side side,
            OrderType type,
            long priceTicks,
            long quantityLots,
            String clientOrderId) {
        this.investor = investor;
        this.market = market;
        this.side = side;
        this.type = type;
        this.priceTicks = priceTicks;
        this.quantityLots = quantityLots;
        this.clientOrderId = clientOrderId;
    }

    /** The same client order id with another amount, which must be refused. */
    Placement withQuantity(long otherLots) {
        return new Placement(investor, market, side, type, priceTicks, otherLots, clientOrderId);
    }

    /** Its client is told; whatever it is told later must be the same. */
    void tell(FirstAnswer answer) {
        if (told == null) {
            told = answer;
        }
        SimulationFailed.check("the same answer to every resend", told, answer);
    }

    /** Proves that it was accepted as often as its client may believe. */
    void check(boolean isAccepted) {
        int least = clientOrderId.isEmpty() ? executions : Math.min(1, executions);
        int most = clientOrderId.isEmpty() ? executions + unknowns : 1;
        int times = isAccepted ? 1 : 0;
        if (times < least || times > most || (executions + unknowns == 0 && isAccepted)) {
            throw new SimulationFailed(
                    "expected %s to be accepted %d to %d times, was %d"
                            .formatted(this, least, most, times));
        }
    }

    @Override
    public String toString() {
        return "%s %d @ %d by %d, client order id '%s'"
                .formatted(side, quantityLots, priceTicks, investor, clientOrderId);
    }
}
