package com.cetoex.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rule book as plainly as it can be written: sorted lists, unbounded integers, no care for
 * speed. It shares nothing with the engine but the words of the protocol.
 *
 * <p>The rules of orders are in {@link NaiveTrading}, those of the operator in {@link
 * NaiveOperator}.
 */
public final class NaiveExchange implements Venue {
    private final NaiveState state = new NaiveState();
    private final NaiveTrading trading = new NaiveTrading(state);
    private final NaiveOperator operator = new NaiveOperator(state);

    @Override
    public List<Fact> apply(long timeMillis, Command command) {
        state.now = Math.max(state.now, timeMillis);
        state.facts.clear();
        Map<NaiveAccounts.Key, Fact> before = state.accounts.balances();
        handle(command);
        state.accounts.tellChanges(before, state.facts);
        return List.copyOf(state.facts);
    }

    /** All resting orders: by instrument, bids before asks, in priority. */
    public List<RestingOrder> restingOrders() {
        List<RestingOrder> resting = new ArrayList<>();
        for (NaiveInstrument instrument : state.instruments) {
            instrument.bids.forEach(order -> resting.add(order.resting()));
            instrument.asks.forEach(order -> resting.add(order.resting()));
        }
        return resting;
    }

    private void handle(Command command) {
        switch (command) {
            case Command.PlaceOrder place -> trading.place(place.investorId(), place.order());
            case Command.PlaceOrders place ->
                    place.orders().forEach(order -> trading.place(place.investorId(), order));
            case Command.CancelOrder cancel -> trading.cancel(cancel);
            case Command.CancelOrders cancel ->
                    cancel.orders().forEach(item -> trading.cancel(cancel.investorId(), item));
            case Command.Heartbeat beat -> operator.heartbeat();
            case Command.ListAsset list -> operator.listAsset(list);
            case Command.ListInstrument list -> operator.listInstrument(list);
            case Command.RegisterInvestor register -> operator.registerInvestor(register);
            case Command.ChangeCredential change -> operator.changeCredential(change);
            case Command.ChangeLimits change -> operator.changeLimits(change);
            case Command.ChangeFees change -> operator.changeFees(change);
            case Command.ChangeInstrumentStatus change -> operator.changeStatus(change);
            case Command.Transfer transfer -> operator.transfer(transfer);
            case Command.CompleteBootstrap complete -> operator.completeBootstrap(complete);
        }
    }
}
