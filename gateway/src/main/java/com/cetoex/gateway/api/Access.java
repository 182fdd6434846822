package com.cetoex.gateway.api;

import com.cetoex.gateway.access.Budget;
import com.cetoex.gateway.access.CredentialCheck;
import com.cetoex.gateway.access.FailedLogins;
import com.cetoex.gateway.access.LimitVerdict;
import com.cetoex.gateway.access.RequestLimits;
import com.cetoex.gateway.http.ApiError;
import com.cetoex.gateway.http.ErrorCode;
import com.cetoex.gateway.http.HttpCall;
import com.cetoex.gateway.json.JsonValue.JsonObject;
import com.cetoex.gateway.json.JsonValue.JsonText;
import com.cetoex.gateway.json.NumberText;
import com.cetoex.projections.live.Credential;
import com.cetoex.projections.live.Directory;
import com.cetoex.projections.live.Investor;
import io.vertx.core.http.HttpHeaders;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets a request in: its credentials, then its investor's limit (contract, order of checks). */
final class Access {
    /** The fields that every request carries. */
    static final Set<String> FIELDS = Set.of("investor_id", "api_key");

    private static final ApiError INVALID_CREDENTIALS =
            new ApiError(ErrorCode.INVALID_CREDENTIALS, "Invalid investor_id or api_key");

    private static final CharSequence LIMIT = HttpHeaders.createOptimized("X-RateLimit-Limit");
    private static final CharSequence REMAINING =
            HttpHeaders.createOptimized("X-RateLimit-Remaining");
    private static final CharSequence RESET = HttpHeaders.createOptimized("X-RateLimit-Reset");
    private static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("Retry-After");

    private final Directory directory;
    private final RequestLimits requestLimits;
    private final FailedLogins failedLogins;

    Access(Directory directory, RequestLimits requestLimits, FailedLogins failedLogins) {
        this.directory = directory;
        this.requestLimits = requestLimits;
        this.failedLogins = failedLogins;
    }

    /**
     * The investor of a request.
     *
     * @throws ApiRefusal when it is none, or asks too often
     */
    Investor admit(HttpCall call, JsonObject body, Budget budget) {
        String address = call.sourceAddress();
        long retryAfterSeconds = failedLogins.retryAfterSeconds(address);
        if (retryAfterSeconds > 0) {
            throw tooMany(call, "Too many failed logins from this address", retryAfterSeconds);
        }
        Investor investor = authenticate(body);
        if (investor == null) {
            failedLogins.count(address);
            throw new ApiRefusal(INVALID_CREDENTIALS);
        }
        count(call, investor, budget);
        return investor;
    }

    private @Nullable Investor authenticate(JsonObject body) {
        OptionalLong investorId = NumberText.integerIn(body.get("investor_id"));
        String apiKey = body.get("api_key") instanceof JsonText text ? text.text() : "";
        Optional<Investor> investor =
                investorId.isPresent()
                        ? directory.investor(investorId.getAsLong())
                        : Optional.empty();
        boolean isKey =
                investor.isPresent()
                        ? isKey(apiKey, investor.get().credential())
                        : CredentialCheck.isKeyOfNobody(apiKey);
        return isKey ? investor.get() : null;
    }

    private static boolean isKey(String apiKey, Credential credential) {
        return CredentialCheck.isKey(apiKey, credential.keySalt(), credential.keyHash());
    }

    private void count(HttpCall call, Investor investor, Budget budget) {
        LimitVerdict verdict =
                requestLimits.count(investor.investorId(), budget, limit(investor, budget));
        if (verdict.limit() > 0) {
            call.putHeader(LIMIT, Integer.toString(verdict.limit()));
            call.putHeader(REMAINING, Integer.toString(verdict.remaining()));
            call.putHeader(RESET, Long.toString(verdict.resetEpochSeconds()));
        }
        if (!verdict.isAllowed()) {
            throw tooMany(call, "Too many requests", verdict.retryAfterSeconds());
        }
    }

    private static int limit(Investor investor, Budget budget) {
        return switch (budget) {
            case STANDARD -> investor.standardPerMinute();
            case BULK -> investor.bulkPerMinute();
        };
    }

    private static ApiRefusal tooMany(HttpCall call, String message, long retryAfterSeconds) {
        call.putHeader(RETRY_AFTER, Long.toString(retryAfterSeconds));
        return new ApiRefusal(
                new ApiError(
                        ErrorCode.RATE_LIMIT_EXCEEDED,
                        message,
                        json -> json.integer("retry_after", retryAfterSeconds)));
    }
}
