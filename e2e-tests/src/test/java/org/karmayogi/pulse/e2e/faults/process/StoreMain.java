package org.karmayogi.pulse.e2e.faults.process;

import java.util.concurrent.CountDownLatch;
import org.karmayogi.pulse.embedded.EmbeddedStore;

/** A store as a process: {@code <port>}. What it holds is lost when it ends. */
public final class StoreMain {

    /** What it writes when it serves. */
    public static final String READY = "The store serves";

    private StoreMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedStore store = EmbeddedStore.start(Integer.parseInt(arguments[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(store::close, "stop"));
        System.out.println(READY);
        new CountDownLatch(1).await();
    }
}
