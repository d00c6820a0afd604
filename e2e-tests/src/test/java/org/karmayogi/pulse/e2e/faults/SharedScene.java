package org.karmayogi.pulse.e2e.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.karmayogi.pulse.e2e.system.PerJvm;

/** Gives all tests of faults one scene to share, mended after each of them. */
public final class SharedScene implements ParameterResolver, AfterEachCallback {

    private static final PerJvm<Scene> SCENE = new PerJvm<>(SharedScene::started);
    private static final int STORE_HEAP_MEGABYTES = 512;
    private static final long SEED = 1;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Scene.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return SCENE.get();
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
        if (SCENE.isThere()) {
            SCENE.get().heal();
        }
    }
}
