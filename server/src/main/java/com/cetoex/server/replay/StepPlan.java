package com.cetoex.server.replay;

import com.cetoex.client.CetoexClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gathers the commands of a recording into bulk requests that lead to the same books.
 *
 * <p>Between two orders that trade, cancels move in front of the orders that rest whole: these
 * cross nothing with the cancelled orders in the book, so they cross nothing without them. An order
 * that is cancelled in the same stretch ends the stretch first.
 */
final class StepPlan {
    private final AccountPlan accounts;
    private final int maxPlaces;
    private final int maxCancels;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Integer, List<RecordedCommand>> places = new LinkedHashMap<>();
    private final Map<Integer, List<RecordedCommand>> cancels = new LinkedHashMap<>();
    private final Set<String> placedHere = new HashSet<>();

    private StepPlan(AccountPlan accounts, boolean isBulk) {
        this.accounts = accounts;
        maxPlaces = isBulk ? CetoexClient.MAX_BULK_ORDERS : 1;
        maxCancels = isBulk ? CetoexClient.MAX_BULK_CANCELS : 1;
    }

    /** All steps of a recording; one request a command unless in bulk. */
    static List<Step> of(
            List<RecordedCommand> commands,
            AccountPlan accounts,
            Map<Long, Checkpoint> checkpoints,
            boolean isBulk) {
        StepPlan plan = new StepPlan(accounts, isBulk);
        for (RecordedCommand command : commands) {
            plan.add(command);
            Checkpoint checkpoint = checkpoints.get(command.sequence());
            if (checkpoint != null) {
                plan.flush();
                plan.steps.add(new Step.Compare(checkpoint));
            }
        }
        plan.flush();
        return plan.steps;
    }

    private void add(RecordedCommand command) {
        int account = accounts.accountOf(command.id());
        if (command.isCancel()) {
            addCancel(account, command);
        } else if (command.isPassive()) {
            addPlace(account, command);
        } else {
            flush();
            steps.add(new Step.Take(account, command));
        }
    }

    private void addCancel(int account, RecordedCommand command) {
        if (placedHere.contains(command.id())) {
            flush();
        }
        List<RecordedCommand> batch = cancels.computeIfAbsent(account, any -> new ArrayList<>());
        batch.add(command);
        if (batch.size() == maxCancels) {
            flush();
        }
    }

    private void addPlace(int account, RecordedCommand command) {
        placedHere.add(command.id());
        List<RecordedCommand> batch = places.computeIfAbsent(account, any -> new ArrayList<>());
        batch.add(command);
        if (batch.size() == maxPlaces) {
            flush();
        }
    }

    private void flush() {
        cancels.forEach((account, batch) -> steps.add(new Step.Cancel(account, batch)));
        places.forEach((account, batch) -> steps.add(new Step.Place(account, batch)));
        cancels.clear();
        places.clear();
        placedHere.clear();
    }
}
