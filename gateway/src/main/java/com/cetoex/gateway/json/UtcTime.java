package com.cetoex.gateway.json;

/**
 * Writes times as the API tells them: UTC, RFC 3339, milliseconds, Z. Years 0000 to 9999.
 * Stateless, from any thread; no allocation.
 */
public final class UtcTime {
    /** Bytes of {@code 2024-01-15T10:30:00.000Z}. */
    public static final int LENGTH = 24;

    private static final long MILLIS_PER_DAY = 86_400_000;

    private UtcTime() {}

    /** Writes a time, given in milliseconds since the epoch, at an offset. */
    static void write(long epochMillis, byte[] target, int offset) {
        writeDate(Math.floorDiv(epochMillis, MILLIS_PER_DAY), target, offset);
        target[offset + 10] = 'T';
        writeTimeOfDay((int) Math.floorMod(epochMillis, MILLIS_PER_DAY), target, offset + 11);
    }

    /**
     * Counts years from March, so that the leap day is a year's last (H. Hinnant, days from civil).
     */
    private static void writeDate(long epochDay, byte[] target, int offset) {
        long shifted = epochDay + 719_468;
        long era = Math.floorDiv(shifted, 146_097);
        int dayOfEra = (int) (shifted - era * 146_097);
        int yearOfEra =
                (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int marchMonth = (5 * dayOfYear + 2) / 153;
        int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        int year = (int) (era * 400) + yearOfEra + (month <= 2 ? 1 : 0);
        writeDigits(year, 4, target, offset);
        target[offset + 4] = '-';
        writeDigits(month, 2, target, offset + 5);
        target[offset + 7] = '-';
        writeDigits(dayOfYear - (153 * marchMonth + 2) / 5 + 1, 2, target, offset + 8);
    }

    private static void writeTimeOfDay(int millisOfDay, byte[] target, int offset) {
        writeDigits(millisOfDay / 3_600_000, 2, target, offset);
        target[offset + 2] = ':';
        writeDigits(millisOfDay / 60_000 % 60, 2, target, offset + 3);
        target[offset + 5] = ':';
        writeDigits(millisOfDay / 1_000 % 60, 2, target, offset + 6);
        target[offset + 8] = '.';
        writeDigits(millisOfDay % 1_000, 3, target, offset + 9);
        target[offset + 12] = 'Z';
    }

    private static void writeDigits(int value, int digits, byte[] target, int offset) {
        int rest = value;
        for (int i = offset + digits - 1; i >= offset; i--) {
            target[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
