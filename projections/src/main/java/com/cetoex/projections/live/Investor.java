package com.cetoex.projections.live;

/**
 * Who trades: credential and limits.
 *
 * <p>A new record is made with every change, so its identity may key what was derived from it.
 *
 * @param investorId as the operator chose it, positive
 * @param standardPerMinute standard requests in any 60 s; 0 for no limit
 * @param bulkPerMinute bulk requests in any 60 s; 0 for no limit
 * @param maxOpenOrders most orders open at once
 * @param credential what the API key is checked against
 */
public record Investor(
        long investorId,
        int standardPerMinute,
        int bulkPerMinute,
        int maxOpenOrders,
        Credential credential) {
    Investor withCredential(Credential newCredential) {
        return new Investor(
                investorId, standardPerMinute, bulkPerMinute, maxOpenOrders, newCredential);
    }
}
