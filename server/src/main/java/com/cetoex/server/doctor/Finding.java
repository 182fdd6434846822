package com.cetoex.server.doctor;

/**
 * What one look found.
 *
 * @param level how bad it is
 * @param subject what was looked at, in a word or two
 * @param sentence what is the case
 * @param advice what to do; empty when there is nothing to do
 */
record Finding(Level level, String subject, String sentence, String advice) {
    /** How bad it is. */
    enum Level {
        /** As it should be. */
        OK,
        /** It works, and there is something to know. */
        WARN,
        /** An exchange will not start, or not serve. */
        FAIL
    }

    static Finding ok(String subject, String sentence) {
        return new Finding(Level.OK, subject, sentence, "");
    }

    static Finding warn(String subject, String sentence, String advice) {
        return new Finding(Level.WARN, subject, sentence, advice);
    }

    static Finding fail(String subject, String sentence, String advice) {
        return new Finding(Level.FAIL, subject, sentence, advice);
    }
}
