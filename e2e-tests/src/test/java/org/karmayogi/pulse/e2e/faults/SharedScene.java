package org.karmayogi.pulse.e2e.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives all tests of faults one scene to share, mended after each of them. It ends with what JUnit runs at once: a class where tests run
 * in two JVMs, otherwise all. Kept longer, it would go on taking from the two cores that other tests run on.
 */
public final class SharedScene implements ParameterResolver, AfterEachCallback {

    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(SharedScene.class);
    private static final int STORE_HEAP_MEGABYTES = 512;
    private static final long SEED = 1;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Scene.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context).computeIfAbsent(Scene.class, type -> started(), Scene.class);
    }

    private static Scene started() {
        try {
            return new Scene(STORE_HEAP_MEGABYTES, SEED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Scene scene = store(context).get(Scene.class, Scene.class);
        if (scene != null) {
            scene.heal();
        }
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getRoot().getStore(SPACE);
    }
}
