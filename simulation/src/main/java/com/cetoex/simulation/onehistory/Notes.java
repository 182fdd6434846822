package com.cetoex.simulation.onehistory;

import java.util.List;

/** All that clients wrote down, of each client in the order in which it asked. */
public record Notes(List<Asked> asked, List<BookRead> bookReads, List<Read> reads) {
    /** The notes of all clients. */
    static Notes of(List<WatchedClient> clients) {
        List<Notes> notes = clients.stream().map(WatchedClient::notes).toList();
        return new Notes(
                notes.stream().flatMap(one -> one.asked.stream()).toList(),
                notes.stream().flatMap(one -> one.bookReads.stream()).toList(),
                notes.stream().flatMap(one -> one.reads.stream()).toList());
    }
}
