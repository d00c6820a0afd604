package org.karmayogi.pulse.e2e.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.karmayogi.pulse.e2e.system.Pause;

/** One process that can be started again and again, each time with the same command and a log of its own. Thread-safe. */
public final class ManagedProcess {

    private static final Duration START = Duration.ofMinutes(2);
    private static final int SHOWN = 3_000;

    private final String name;
    private final List<String> command;
    private final Path logs;
    private final Predicate<ManagedProcess> ready;
    private int starts;
    private volatile Process process;
    private volatile long startedNanos;
    private volatile boolean paused;

    /**
     * A process not started yet.
     *
     * @param logs the folder of its logs, {@code <name>-<start>.log}
     * @param ready whether it serves; asked again and again
     */
    public ManagedProcess(String name, List<String> command, Path logs, Predicate<ManagedProcess> ready) {
        this.name = name;
        this.command = List.copyOf(command);
        this.logs = logs;
        this.ready = ready;
    }

    public String name() {
        return name;
    }

    /** Starts it without waiting until it serves. */
    public synchronized void launch() {
        try {
            starts++;
            paused = false;
            startedNanos = System.nanoTime();
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log().toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it and waits until it serves. */
    public void start() {
        launch();
        awaitReady();
    }

    public void awaitReady() {
        long deadline = System.nanoTime() + START.toNanos();
        while (!ready.test(this)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError(name + (process.isAlive() ? " does not get ready" : " ended") + "; its log is "
                        + log() + "\n" + end());
            }
            Pause.millis(100);
        }
    }

    public boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /** Whether it lives and is not stopped by SIGSTOP. */
    public boolean isRunning() {
        return isAlive() && !paused;
    }

    public long pid() {
        return process.pid();
    }

    /** What it holds of the machine; it must be alive. */
    public Vitals vitals() {
        return Vitals.of(pid()).orElseThrow(() -> new IllegalStateException(name + " is not alive"));
    }

    /** How long it has been running. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    /** SIGKILL; returns when it is gone. Does nothing when it is not there. */
    public void kill9() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    /** SIGTERM, without waiting. */
    public void askToStop() {
        process.destroy();
    }

    /**
     * SIGTERM; waits until it has ended.
     *
     * @return the exit status
     */
    public int sigterm() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError(name + " did not stop within a minute; its log is " + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGSTOP: it stands still with all its connections open. */
    public void pause() {
        signal("STOP");
        paused = true;
    }

    /** SIGCONT. */
    public void resume() {
        signal("CONT");
        paused = false;
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where its latest run logs to. */
    public synchronized Path log() {
        return logs.resolve(name + "-" + starts + ".log");
    }

    private String end() {
        String text = output();
        return text.substring(Math.max(0, text.length() - SHOWN));
    }

    /** What its latest run has written. */
    public String output() {
        try {
            return new String(Files.readAllBytes(log()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
