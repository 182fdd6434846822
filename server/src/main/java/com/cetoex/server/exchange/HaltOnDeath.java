package com.cetoex.server.exchange;

import com.cetoex.node.DeathListener;
import com.cetoex.node.ExitCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process at the death of any of its parts, with that death's own exit status: what is
 * acknowledged is in the log, and a process that serves nothing must not look alive.
 */
public final class HaltOnDeath implements DeathListener {
    private static final Logger LOG = LoggerFactory.getLogger(HaltOnDeath.class);

    @Override
    public void onDeath(ExitCode code, Throwable cause) {
        LOG.error("The exchange cannot go on, and ends with status {}", code.status(), cause);
        Runtime.getRuntime().halt(code.status());
    }
}
