package org.karmayogi.pulse.e2e.system;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test classes that leave no trace in each other's figures one system to share; it ends with the JVM. JUnit's own store would end
 * it with each class, since a JVM that is one of two is given one class after the other, and these classes take seconds each.
 */
public final class SharedSystem implements ParameterResolver {

    /** Started with the first class that asks for it. */
    private static final class Holder {

        static final StandaloneProcess SYSTEM = started();

        private static StandaloneProcess started() {
            StandaloneProcess system = new StandaloneProcess();
            Runtime.getRuntime().addShutdownHook(new Thread(system::close, "close-shared-system"));
            system.start();
            return system;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return SystemUnderTest.class.isAssignableFrom(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Holder.SYSTEM;
    }
}
