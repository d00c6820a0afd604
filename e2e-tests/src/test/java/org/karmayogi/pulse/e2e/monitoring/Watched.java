package org.karmayogi.pulse.e2e.monitoring;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.karmayogi.pulse.e2e.system.PerJvm;

/** Gives the tests of this package one system to watch. */
final class Watched implements ParameterResolver {

    private static final PerJvm<WatchedSystem> SYSTEM = new PerJvm<>(WatchedSystem::new);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == WatchedSystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return SYSTEM.get();
    }
}
