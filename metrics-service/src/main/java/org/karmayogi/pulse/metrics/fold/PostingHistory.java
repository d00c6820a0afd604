package org.karmayogi.pulse.metrics.fold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a learner served, day by day. Built only for learners who were onboarded at least once, so there is at least one
 * posting, and at least one that names a category.
 */
public final class PostingHistory {

    private final int[] from;
    private final Posting[] postings;

    private PostingHistory(int[] from, Posting[] postings) {
        this.from = from;
        this.postings = postings;
    }

    /**
     * Folds posting facts.
     *
     * @param ordered onboardings and transfers by {@link Fact#BY_OCCURRENCE}, at least one onboarding among them
     */
    static PostingHistory of(List<Fact> ordered) {
        int[] from = new int[ordered.size()];
        List<Posting> postings = new ArrayList<>(ordered.size());
        Category category = firstCategory(ordered);
        for (Fact fact : ordered) {
            LearningEvent.Posted posted = (LearningEvent.Posted) fact.event();
            @Nullable Category named = posted.category();
            category = named == null ? category : named;
            Posting posting = new Posting(posted.department(), posted.district(), category);
            int day = GovernmentDay.of(fact.occurredAt());
            int last = postings.size() - 1;
            if (last >= 0 && from[last] == day) {
                postings.set(last, posting); // the last posting of a day is the day's posting
            } else {
                from[postings.size()] = day;
                postings.add(posting);
            }
        }
        return new PostingHistory(Arrays.copyOf(from, postings.size()), postings.toArray(Posting[]::new));
    }

    /** A transfer that precedes every named category counts under the first one named. */
    private static Category firstCategory(List<Fact> ordered) {
        for (Fact fact : ordered) {
            @Nullable Category named = ((LearningEvent.Posted) fact.event()).category();
            if (named != null) {
                return named;
            }
        }
        throw new IllegalArgumentException("postings of a learner who was never onboarded: " + ordered);
    }

    /** The latest posting. */
    public Posting current() {
        return postings[postings.length - 1];
    }

    /** The posting in force on a day (days since 1970-01-01); before the first posting, the first. */
    public Posting on(int epochDay) {
        for (int i = postings.length - 1; i > 0; i--) {
            if (from[i] <= epochDay) {
                return postings[i];
            }
        }
        return postings[0];
    }

    /**
     * Passes every posting, the earliest first.
     *
     * @param action takes the government day it is in force from (days since 1970-01-01), and the posting
     */
    public void forEach(BiConsumer<Integer, Posting> action) {
        for (int i = 0; i < postings.length; i++) {
            action.accept(from[i], postings[i]);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PostingHistory that
                && Arrays.equals(from, that.from)
                && Arrays.equals(postings, that.postings);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(from) + Arrays.hashCode(postings);
    }
}
