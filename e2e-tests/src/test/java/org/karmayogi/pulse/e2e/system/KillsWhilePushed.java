package org.karmayogi.pulse.e2e.system;

import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Kills a system a few times while something else goes on, and starts it again each time. */
public final class KillsWhilePushed implements AutoCloseable {

    private final CompletableFuture<Void> kills;

    public KillsWhilePushed(SystemUnderTest system, int kills, long seed) {
        Random random = new Random(seed);
        this.kills = CompletableFuture.runAsync(() -> {
            for (int kill = 0; kill < kills; kill++) {
                Pause.millis(200 + random.nextInt(800));
                system.kill9();
                system.start();
            }
        });
    }

    /** Waits until it has been killed for the last time and is back. */
    public void finish() {
        try {
            kills.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError("It did not come back: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        finish();
    }
}
