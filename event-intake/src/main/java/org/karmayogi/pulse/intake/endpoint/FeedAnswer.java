package org.karmayogi.pulse.intake.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.intake.event.Event;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.event.FieldValues;

/**
 * What became of a feed's items, or would become of them, in the order sent.
 *
 * @param dryRun true where nothing was published or kept; null where it was
 */
public record FeedAnswer(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean dryRun,
        int accepted,
        int rejected,
        int setAside,
        List<Item> items) {

    /**
     * One item.
     *
     * @param id the sender's own name for it, null where it has none
     * @param status {@code accepted}, {@code rejected} or {@code set-aside}
     * @param reason why it is set aside: the code of an {@link org.karmayogi.pulse.intake.feed.AsideReason}
     * @param duplicateOf the index of the earlier item that says the same
     * @param event the event it would become, with its {@code family}; of a dry run only
     * @param errors why it is not counted
     */
    public record Item(
            @Nullable String id,
            String status,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer duplicateOf,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> event,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {}

    /** The answer about a request that was taken. */
    public static FeedAnswer of(List<FeedResult> results) {
        return of(null, results.stream().map(result -> item(result, Map.of())).toList());
    }

    /** The answer about a request that was only judged. */
    static FeedAnswer dryRun(JudgedFeed judged) {
        return of(
                true,
                judged.items().stream()
                        .map(item -> item(item.result(), said(item.event())))
                        .toList());
    }

    private static FeedAnswer of(@Nullable Boolean dryRun, List<Item> items) {
        return new FeedAnswer(
                dryRun, count(items, "accepted"), count(items, "rejected"), count(items, "set-aside"), items);
    }

    private static int count(List<Item> items, String status) {
        return (int) items.stream().filter(item -> item.status().equals(status)).count();
    }

    private static Item item(FeedResult result, Map<String, Object> event) {
        if (result instanceof FeedResult.Accepted accepted) {
            return new Item(accepted.name(), "accepted", null, accepted.duplicateOf(), event, List.of());
        }
        if (result instanceof FeedResult.SetAside aside) {
            return new Item(aside.name(), "set-aside", aside.reason().code(), null, Map.of(), List.of(aside.why()));
        }
        return new Item(result.name(), "rejected", null, null, Map.of(), ((FeedResult.Rejected) result).errors());
    }

    private static Map<String, Object> said(@Nullable Event event) {
        Map<String, Object> said = new LinkedHashMap<>();
        if (event != null) {
            said.put("family", event.family().type());
            FieldValues values = event.values();
            for (Field field : Field.values()) {
                String text = values.get(field);
                if (text != null) {
                    said.put(field.jsonName(), field.kind() == Field.Kind.MINUTES ? Integer.valueOf(text) : text);
                }
            }
        }
        return said;
    }
}
