package org.karmayogi.pulse.intake.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.intake.event.FieldValues;
import org.karmayogi.pulse.intake.limit.LimitExceededException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The items of a body that has one a line. A line stands for itself: if it is no JSON, the others are read all the same. */
final class LineSource implements ItemSource {

    private final JsonFactory json;
    private final InputStream body;
    private final ElementReader elements;
    private final byte[] piece = new byte[8192];
    private int at;
    private int pieceLength;
    private byte[] line = new byte[512];
    private int kept;
    private int lineLength;
    private int blankBefore;
    private boolean blankIsCurrent;

    LineSource(JsonFactory json, InputStream body, ElementReader elements) {
        this.json = json;
        this.body = body;
        this.elements = elements;
    }

    @Override
    public boolean isSingle() {
        return false;
    }

    @Override
    public @Nullable RawItem next() {
        if (blankBefore > 0) {
            // The line behind them has been read already, and waits for its turn.
            return --blankBefore > 0 ? blank() : item();
        }
        while (readLine()) {
            if (!isBlank()) {
                return blankBefore > 0 ? blank() : item();
            }
            blankBefore++;
        }
        blankBefore = 0;
        return null;
    }

    private RawItem blank() {
        blankIsCurrent = true;
        String detail = "The line is blank; only lines at the end may be.";
        return new RawItem(0, 0, new FieldValues(), List.of(new FieldError("", detail)));
    }

    /** Whether there was another line. */
    private boolean readLine() {
        kept = 0;
        lineLength = 0;
        boolean any = false;
        while (fill()) {
            any = true;
            int end = at;
            while (end < pieceLength && piece[end] != '\n') {
                end++;
            }
            keep(end - at);
            boolean complete = end < pieceLength;
            at = complete ? end + 1 : end;
            if (complete) {
                return true;
            }
        }
        return any;
    }

    private boolean fill() {
        if (at < pieceLength) {
            return true;
        }
        try {
            pieceLength = Math.max(0, body.read(piece, 0, piece.length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        at = 0;
        return pieceLength > 0;
    }

    private void keep(int length) {
        int keep = Math.min(length, MOST_KEPT - kept);
        if (kept + keep > line.length) {
            line = Arrays.copyOf(line, Math.min(MOST_KEPT, 2 * (kept + keep)));
        }
        System.arraycopy(piece, at, line, kept, keep);
        kept += keep;
        lineLength += length;
    }

    private boolean isBlank() {
        for (int i = 0; i < kept; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return lineLength == kept;
    }

    private RawItem item() {
        blankIsCurrent = false;
        if (lineLength > kept) {
            return elements.item(0, lineLength, new FieldValues(), new Faults());
        }
        try {
            Utf8 utf8 = new Utf8("The line");
            utf8.check(line, 0, kept);
            utf8.end();
            return parse();
        } catch (MalformedBodyException | LimitExceededException e) {
            return broken(String.valueOf(e.getMessage()));
        }
    }

    private RawItem parse() {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), line, 0, kept)) {
            parser.nextToken();
            RawItem item = elements.read(parser);
            if (parser.nextToken() != null) {
                throw new MalformedBodyException("The line goes on after its event.");
            }
            return item;
        } catch (JacksonException e) {
            throw MalformedBodyException.notJson("The line", e);
        }
    }

    private RawItem broken(String detail) {
        Faults faults = new Faults();
        faults.add("", detail);
        return elements.item(0, lineLength, new FieldValues(), faults);
    }

    @Override
    public byte[] original() {
        return blankIsCurrent ? new byte[0] : Arrays.copyOf(line, kept);
    }

    @Override
    public void close() {
        // The body is the request's to close.
    }
}
