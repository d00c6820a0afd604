package org.karmayogi.pulse.intake.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one CloudEvent of a request in binary mode. As sent, it is its attributes, an empty line and the data. */
final class BinarySource implements ItemSource {

    private final byte[] head;
    private final ItemSource data;

    BinarySource(Map<String, List<String>> attributes, ItemSource data) {
        StringBuilder text = new StringBuilder();
        attributes.forEach((name, values) -> values.forEach(value ->
                text.append("ce-").append(name).append(": ").append(value).append("\r\n")));
        this.head = text.append("\r\n").toString().getBytes(UTF_8);
        this.data = data;
    }

    @Override
    public boolean isSingle() {
        return true;
    }

    @Override
    public @Nullable RawItem next() {
        RawItem item = data.next();
        return item == null
                ? null
                : new RawItem(0, head.length + item.size(), item.values(), item.errors(), item.pointers());
    }

    @Override
    public byte[] original() {
        byte[] body = data.original();
        byte[] whole = Arrays.copyOf(head, Math.min(head.length + body.length, MOST_KEPT));
        System.arraycopy(body, 0, whole, head.length, whole.length - head.length);
        return whole;
    }

    @Override
    public void close() {
        data.close();
    }
}
