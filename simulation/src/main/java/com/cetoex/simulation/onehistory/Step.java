package com.cetoex.simulation.onehistory;

import com.cetoex.reference.Fact;
import java.util.List;
import java.util.OptionalLong;

/** One command as the exchange recorded it: its place among all, its time, and all it told. */
public record Step(long timeMillis, long lastSequence, List<Fact> facts) {
    /** Whose command it was; none when it is the operator's or the exchange's own. */
    OptionalLong investorId() {
        return switch (facts.getFirst()) {
            case Fact.OrderAccepted accepted -> OptionalLong.of(accepted.investorId());
            case Fact.OrderReplayed replayed -> OptionalLong.of(replayed.investorId());
            case Fact.OrderRefused refused -> OptionalLong.of(refused.investorId());
            case Fact.OrderCancelled cancelled -> OptionalLong.of(cancelled.investorId());
            case Fact.CancelRefused refused -> OptionalLong.of(refused.investorId());
            default -> OptionalLong.empty();
        };
    }
}
