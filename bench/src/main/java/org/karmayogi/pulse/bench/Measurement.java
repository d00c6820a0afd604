package org.karmayogi.pulse.bench;

import java.util.List;
import org.karmayogi.pulse.bench.report.Figure;

/** One thing to measure, with its peers in the same run. */
public interface Measurement {

    /** What it measures, in a few words. */
    String title();

    /** Starts what it needs, warms it up, measures, stops it. */
    List<Figure> measure(Settings settings) throws Exception;
}
