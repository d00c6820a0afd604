package org.karmayogi.pulse.e2e.system;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives test classes that leave no trace in each other's figures one system to share. */
public final class SharedSystem implements ParameterResolver {

    private static final PerJvm<SystemUnderTest> SYSTEM = new PerJvm<>(SharedSystem::started);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SystemUnderTest.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return SYSTEM.get();
    }

    private static SystemUnderTest started() {
        SystemUnderTest system = new StandaloneProcess();
        system.start();
        return system;
    }
}
