package org.karmayogi.pulse.standalone.dead;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.karmayogi.pulse.standalone.command.CommandException;

/** Puts records back into the log with their own key, bytes and headers, and one more header that says where they come from. */
final class Replay implements AutoCloseable {

    private static final String MARK = "pulse_replayed";

    /** Records sent before the first of them is waited for. */
    private static final int IN_FLIGHT = 1_000;

    private record Sent(String id, Future<RecordMetadata> answer) {

        RecordMetadata written() {
            try {
                return answer.get();
            } catch (ExecutionException e) {
                throw new CommandException(id + " could not be written: " + e.getCause() + ". Run it again", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandException("Interrupted at " + id + ". Run it again", e);
            }
        }
    }

    private final Broker broker;
    private final Producer<byte[], byte[]> producer;
    private final PrintStream out;
    private final Queue<Sent> sent = new ArrayDeque<>();
    private int replayed;
    private int failed;

    Replay(Broker broker, PrintStream out) {
        this.broker = broker;
        this.producer = broker.producer();
        this.out = out;
    }

    void add(SetAsideCopy copy) {
        Optional<ProducerRecord<byte[], byte[]>> record = record(copy);
        if (record.isEmpty()) {
            failed++;
            out.println(Printable.of(copy.id()) + " was cut, and the original is no longer in the log: not replayed");
            return;
        }
        sent.add(new Sent(copy.id(), producer.send(record.get())));
        if (sent.size() >= IN_FLIGHT) {
            settle();
        }
    }

    private void settle() {
        producer.flush();
        for (Sent one = sent.poll(); one != null; one = sent.poll()) {
            RecordMetadata written = one.written();
            replayed++;
            out.println(Printable.of(one.id()) + " replayed as " + written.partition() + "@" + written.offset());
        }
    }

    private Optional<ProducerRecord<byte[], byte[]>> record(SetAsideCopy copy) {
        if (!copy.isCut()) {
            return Optional.of(record(copy, copy.record(), copy.originalHeaders()));
        }
        return broker.at(copy.log(), copy.offset())
                .map(original ->
                        record(copy, original, List.of(original.headers().toArray())));
    }

    private static ProducerRecord<byte[], byte[]> record(
            SetAsideCopy copy, ConsumerRecord<byte[], byte[]> from, List<Header> headers) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(copy.log().topic(), null, from.key(), from.value());
        headers.stream().filter(header -> !header.key().equals(MARK)).forEach(record.headers()::add);
        record.headers().add(MARK, copy.id().getBytes(UTF_8));
        return record;
    }

    /** Says what was done; whether all of it could be. */
    boolean report() {
        settle();
        out.println(replayed + " replayed" + (failed == 0 ? "" : ", " + failed + " not"));
        return failed == 0;
    }

    @Override
    public void close() {
        producer.close();
    }
}
