package org.karmayogi.pulse.bench.drain.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What no one can be faster than: polls, and reads every event, which is the text of its headers (id, source, type, times, learner) and
 * every token of its data.
 */
public final class ParseMain {

    /** What it commits as. */
    public static final String GROUP = "bench-parse";

    /** As metrics-service polls. */
    private static final int MAX_POLL_RECORDS = 5_000;

    private static final JsonFactory JSON = new JsonFactory();

    private ParseMain() {}

    /** Takes {@link PeerArguments}; runs until it is killed. */
    public static void main(String[] words) {
        PeerArguments arguments = PeerArguments.of(words);
        for (int share = 0; share < PeerArguments.THREADS; share++) {
            PollLoop.start(arguments, GROUP, MAX_POLL_RECORDS, share, ParseMain::parse);
        }
        System.out.println(PeerArguments.READY);
    }

    private static void parse(ConsumerRecords<String, byte[]> records) {
        long characters = 0;
        for (ConsumerRecord<String, byte[]> record : records) {
            for (Header header : record.headers()) {
                characters += header.key().length() + new String(header.value(), UTF_8).length();
            }
            try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), record.value())) {
                while (parser.nextToken() != null) {
                    // Reading is all.
                }
            }
        }
        if (characters < 0) {
            // Never; but without a use of what was read, the compiler could leave the reading out.
            throw new IllegalStateException(characters + " characters");
        }
    }
}
