package com.cetoex.gateway.api;

import com.cetoex.gateway.http.ApiError;
import com.cetoex.gateway.http.ErrorCode;
import com.cetoex.gateway.http.HttpCall;
import com.cetoex.gateway.json.JsonBody;
import com.cetoex.gateway.json.JsonBody.Malformed;
import com.cetoex.gateway.json.JsonBody.Wellformed;
import com.cetoex.gateway.json.JsonValue;
import com.cetoex.gateway.json.JsonValue.JsonObject;
import com.cetoex.projections.live.Investor;
import java.util.function.Consumer;

/**
 * The way of every request with credentials: JSON, credentials, limit, unknown fields, then its
 * endpoint (contract, order of checks). While the exchange recovers, none is looked at.
 */
final class ApiRoute implements Consumer<HttpCall> {
    static final ApiError NOT_READY =
            new ApiError(
                    ErrorCode.SERVICE_UNAVAILABLE,
                    "The exchange is not ready; nothing was executed.");

    private final Endpoint endpoint;
    private final Access access;
    private final ExchangeVitals vitals;

    ApiRoute(Endpoint endpoint, Access access, ExchangeVitals vitals) {
        this.endpoint = endpoint;
        this.access = access;
        this.vitals = vitals;
    }

    @Override
    public void accept(HttpCall call) {
        try {
            handle(call);
        } catch (ApiRefusal refusal) {
            call.fail(refusal.error());
        }
    }

    private void handle(HttpCall call) {
        if (!vitals.isReady()) {
            throw new ApiRefusal(NOT_READY);
        }
        JsonObject body =
                switch (JsonBody.parse(call.body(), call.bodyLength())) {
                    case Malformed malformed ->
                            throw new ApiRefusal(Faults.malformed(malformed.message()));
                    case Wellformed wellformed -> wellformed.object();
                };
        requireSingleNames(body);
        Investor investor = access.admit(call, body, endpoint.budget());
        RequestFields fields = new RequestFields(body);
        fields.requireKnown(endpoint.fields(), Access.FIELDS);
        endpoint.handle(new ApiRequest(call, investor, fields));
    }

    /** Names that appear twice refuse the request, unless they stand in a bulk item. */
    private void requireSingleNames(JsonObject body) {
        String duplicate = body.duplicateName();
        for (int i = 0; duplicate == null && i < body.size(); i++) {
            if (!body.name(i).equals(endpoint.itemsField())) {
                duplicate = JsonValue.duplicateNameIn(body.value(i));
            }
        }
        if (duplicate != null) {
            throw new ApiRefusal(duplicateName(duplicate));
        }
    }

    /** The error of an object in which a name appears twice. */
    static ApiError duplicateName(String name) {
        String shown = Faults.echo(new JsonValue.JsonText(name));
        return new ApiError(
                ErrorCode.INVALID_PARAMS,
                "A field appears twice: " + shown,
                json -> json.text("field", shown).text("rule", "must not appear twice"));
    }
}
