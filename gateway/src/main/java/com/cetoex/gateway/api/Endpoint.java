package com.cetoex.gateway.api;

import com.cetoex.gateway.access.Budget;
import java.util.Set;

/** What one URL of the API does with requests that may ask it. */
interface Endpoint {
    /** Path under the API's base. */
    String path();

    /** The budget that its requests count against. */
    default Budget budget() {
        return Budget.STANDARD;
    }

    /** Fields that a request may carry beside the credentials. */
    Set<String> fields();

    /**
     * Name of the field whose elements are judged one by one, so that a name that appears twice in
     * one of them spoils that one alone; empty when there is none.
     */
    default String itemsField() {
        return "";
    }

    /**
     * Answers a request, at once or later.
     *
     * @throws ApiRefusal when the request breaks a rule; nothing was done then
     */
    void handle(ApiRequest request);
}
