package org.karmayogi.pulse.edge.problem;

/** What a caller is told of a path that nothing answers. */
public final class NothingThere {

    private NothingThere() {}

    /** One or two sentences: which path, and what is wrong with it where that can be seen. */
    public static String at(String path) {
        String sentence = "There is nothing at " + path;
        boolean slash = path.length() > 1 && path.endsWith("/");
        return slash
                ? sentence + ". No path here ends with a slash; try " + path.replaceFirst("/+$", "") + "."
                : sentence;
    }
}
