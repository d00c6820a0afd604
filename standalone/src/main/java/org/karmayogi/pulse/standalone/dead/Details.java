package org.karmayogi.pulse.standalone.dead;

import java.io.PrintStream;
import org.apache.kafka.common.header.Header;

/** Everything about one record. */
final class Details {

    private Details() {}

    static void print(SetAsideCopy copy, PrintStream out) {
        out.println(Printable.of(copy.id()) + " was set aside at " + copy.time());
        out.println("key  " + Printable.of(copy.record().key()));
        out.println("headers");
        for (Header header : copy.record().headers()) {
            out.println("  " + Printable.of(header.key()) + ": " + Printable.of(header.value()));
        }
        byte[] value = copy.record().value();
        out.println("value" + (value == null ? "" : ", " + value.length + " bytes"));
        out.println(Printable.of(value));
    }
}
