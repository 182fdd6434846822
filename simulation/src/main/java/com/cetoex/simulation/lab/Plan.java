package com.cetoex.simulation.lab;

import java.util.Locale;

/** The scenarios, in the order in which they run, and how many rounds of each. */
enum Plan {
    KILL("killed at a random moment", 3, 12, 120),
    CALL("killed at the n-th call that changes a file", 2, 8, 80),
    HISTORY("killed again and again; all answers fit one order", 1, 3, 20),
    POWER("the power is cut", 2, 5, 50),
    DISK_FULL("the disk fills up, and room returns", 2, 4, 20),
    IO_ERROR("the disk answers EIO", 3, 6, 24),
    FLIP("one bit of a stopped exchange's files is turned", 4, 20, 200),
    TEAR("a stopped exchange's file is cut, or gone", 2, 10, 40),
    STOP("stands still for 1 to 60 s", 1, 3, 10),
    CLOCK("the clock jumps by an hour or ten years", 2, 5, 12),
    MEMORY("memory runs out", 0, 1, 3),
    FOLDER("folders that must be refused", 1, 1, 3),
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
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String description() {
        return description;
    }

    Scenario scenario() {
        return switch (this) {
            case KILL -> new KillScenario();
            case CALL -> new CallScenario();
            case HISTORY -> new HistoryScenario();
            case POWER -> new PowerScenario();
            case DISK_FULL -> new DiskFullScenario();
            case IO_ERROR -> new IoErrorScenario();
            case FLIP -> new FlipScenario();
            case TEAR -> new TearScenario();
            case STOP -> new StopScenario();
            case CLOCK -> new ClockScenario();
            case MEMORY -> new MemoryScenario();
            case FOLDER -> new FolderScenario();
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
