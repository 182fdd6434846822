package com.cetoex.simulation.lab;

/** The scenarios, in the order in which they run, and how many rounds of each. */
enum Plan {
    KILL("killed at a random moment", 3, 12, 120),
    BIG("1,000,000 open orders, killed and stopped", 0, 0, 1);

    private final String description;
    private final int shortRounds;
    private final int usualRounds;
    private final int longRounds;

    Plan(String description, int shortRounds, int usualRounds, int longRounds) {
        this.description = description;
        this.shortRounds = shortRounds;
        this.usualRounds = usualRounds;
        this.longRounds = longRounds;
    }

    /** As it is written on the command line. */
    String text() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    String description() {
        return description;
    }

    Scenario scenario() {
        return switch (this) {
            case KILL -> new KillScenario();
            case BIG -> new BigScenario();
        };
    }

    int rounds(Effort effort) {
        return switch (effort) {
            case SHORT -> shortRounds;
            case USUAL -> usualRounds;
            case LONG -> longRounds;
        };
    }
}
