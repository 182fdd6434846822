package com.cetoex.client;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A refusal by the exchange: nothing of the request happened, unless {@link #isOutcomeUnknown()}.
 */
public final class ApiException extends CetoexException {
    private static final long serialVersionUID = 1L;

    private final String codeText;
    private final int httpStatus;
    private final transient Map<String, String> details;
    private final transient Optional<Duration> retryAfter;

    ApiException(
            String codeText,
            String message,
            Map<String, String> details,
            int httpStatus,
            Optional<Duration> retryAfter) {
        super(
                codeText
                        + " (HTTP "
                        + httpStatus
                        + "): "
                        + message
                        + (details.isEmpty() ? "" : " " + details));
        this.codeText = codeText;
        this.details = details;
        this.httpStatus = httpStatus;
        this.retryAfter = retryAfter;
    }

    /** The kind of refusal. */
    public ErrorCode code() {
        return ErrorCode.of(codeText);
    }

    /** The code as the exchange wrote it. */
    public String codeText() {
        return codeText;
    }

    /**
     * What the exchange added: the field, its value, the rule, the limit, the nearest valid value.
     */
    public Map<String, String> details() {
        return details == null ? Map.of() : details;
    }

    /** The status of the HTTP answer. */
    public int httpStatus() {
        return httpStatus;
    }

    /**
     * How long to wait before the next request; told with {@link ErrorCode#RATE_LIMIT_EXCEEDED}.
     */
    public Optional<Duration> retryAfter() {
        return retryAfter == null ? Optional.empty() : retryAfter;
    }

    @Override
    public boolean isOutcomeUnknown() {
        ErrorCode code = code();
        return code == ErrorCode.OUTCOME_UNKNOWN || code == ErrorCode.INTERNAL_ERROR;
    }
}
