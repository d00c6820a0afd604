package org.karmayogi.pulse.bench.http;

/** An answer. */
public final class HttpAnswer {

    private final int request;
    private final int status;
    private final String tag;
    private final byte[] body;

    /**
     * One answer; it keeps the bytes it is given.
     *
     * @param request the number of the request, from 0, among those that are sent in turn
     * @param status such as 200
     * @param tag its ETag; empty where it has none
     */
    public HttpAnswer(int request, int status, String tag, byte[] body) {
        this.request = request;
        this.status = status;
        this.tag = tag;
        this.body = body;
    }

    public int request() {
        return request;
    }

    public int status() {
        return status;
    }

    public String tag() {
        return tag;
    }

    /** Not to be changed. */
    public byte[] body() {
        return body;
    }
}
