package org.karmayogi.pulse.e2e.faults.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.karmayogi.pulse.e2e.faults.proxy.FaultyProxy;

/** Connections that break, lose answers, or are slow. */
final class NetworkFaults {

    private NetworkFaults() {}

    static List<Fault> all() {
        Map<String, Function<Site, FaultyProxy>> ways = new TreeMap<>(Map.of(
                "intake to broker", site -> site.cluster().connections().intake(),
                "metrics to broker", site -> site.cluster().connections().metrics(),
                "metrics to store", site -> site.anyMetrics().store()));
        List<Fault> faults = new ArrayList<>();
        ways.forEach((way, proxy) -> {
            faults.add(new Fault(way + " cut", during(proxy, FaultyProxy::cut)));
            faults.add(new Fault(way + " slow", during(proxy, it -> it.delay(250))));
            faults.add(new Fault(way + " loses answers", during(proxy, FaultyProxy::swallowAnswers)));
            faults.add(new Fault(way + " cut in mid-message", during(proxy, FaultyProxy::cutInMidMessage)));
        });
        return faults;
    }

    private static Consumer<Site> during(Function<Site, FaultyProxy> which, Consumer<FaultyProxy> trouble) {
        return site -> {
            FaultyProxy proxy = which.apply(site);
            trouble.accept(proxy);
            site.hold(1_000, 7_000);
            proxy.pass();
        };
    }
}
