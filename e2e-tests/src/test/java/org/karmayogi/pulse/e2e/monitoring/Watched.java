package org.karmayogi.pulse.e2e.monitoring;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the tests of this package one system to watch; it ends with a class, or where all run in one JVM, with the last. */
final class Watched implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == WatchedSystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Watched.class))
                .computeIfAbsent(WatchedSystem.class, type -> new WatchedSystem(), WatchedSystem.class);
    }
}
