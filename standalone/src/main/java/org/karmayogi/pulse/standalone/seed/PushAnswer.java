package org.karmayogi.pulse.standalone.seed;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the gateway answered to a batch.
 *
 * @param accepted how many every in-sync replica has
 * @param unknown the positions to send again
 * @param rejections why the others will never count, in its own words
 */
record PushAnswer(int accepted, List<Integer> unknown, List<String> rejections) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static PushAnswer parse(byte[] body) {
        JsonNode answer = JSON.readTree(body);
        List<Integer> unknown = new ArrayList<>();
        List<String> rejections = new ArrayList<>();
        int accepted = 0;
        for (JsonNode item : answer.path("items")) {
            switch (item.path("status").asString("")) {
                case "accepted" -> accepted++;
                case "unknown" -> unknown.add(accepted + unknown.size() + rejections.size());
                default -> rejections.add(item.path("id").asString("?") + ": " + item.path("errors"));
            }
        }
        return new PushAnswer(accepted, unknown, rejections);
    }
}
