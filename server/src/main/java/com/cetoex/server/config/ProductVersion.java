package com.cetoex.server.config;

import java.util.Objects;

/** The build's version, as its jar tells it; classes outside a jar have none. */
public final class ProductVersion {
    private ProductVersion() {}

    /** For example 0.1.0. */
    public static String text() {
        String version = ProductVersion.class.getPackage().getImplementationVersion();
        return Objects.requireNonNullElse(version, "unpacked");
    }
}
