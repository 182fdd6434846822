package com.cetoex.projections;

/**
 * Events are missing in front of a batch: a projection took none of it, and stays as it was.
 *
 * <p>Nothing heals it but to read the stream again from an earlier position, or a new image.
 */
public final class SequenceGap extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A batch began at another sequence than the next one. */
    public SequenceGap(long expectedSequence, long actualSequence) {
        super(
                "expected a batch from sequence %d on, was %d"
                        .formatted(expectedSequence, actualSequence));
    }
}
