package com.cetoex.engine;

import com.cetoex.protocol.ProtocolLimits;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The investors, by id and by index in the order of registration; the operator, who has no login,
 * comes first. One thread.
 */
final class Investors {
    /** Index of the operator's account. */
    static final int OPERATOR = 0;

    /** Most investors; a few hundred bytes each. */
    static final int MAX_INVESTORS = 1_000_000;

    private final List<Investor> investors = new ArrayList<>();
    private final Long2ObjectHashMap<Investor> investorsById = new Long2ObjectHashMap<>();

    Investors() {
        investors.add(new Investor(ProtocolLimits.OPERATOR_INVESTOR_ID, OPERATOR));
    }

    /** Accounts, the operator's included. */
    int count() {
        return investors.size();
    }

    boolean isFull() {
        return investors.size() > MAX_INVESTORS;
    }

    Investor get(int index) {
        return investors.get(index);
    }

    /** The investor with an id; none for the operator's, who cannot be addressed. */
    @Nullable Investor find(long investorId) {
        return investorsById.get(investorId);
    }

    Investor add(long investorId) {
        Investor investor = new Investor(investorId, investors.size());
        investors.add(investor);
        investorsById.put(investorId, investor);
        return investor;
    }
}
