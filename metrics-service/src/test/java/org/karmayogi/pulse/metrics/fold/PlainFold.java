package org.karmayogi.pulse.metrics.fold;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The contract's rules written a second time, slowly and without the product's classes for state, for comparison. */
final class PlainFold {

    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    private final List<Fact> facts;
    private final Map<String, Map<String, long[]>> totals = new TreeMap<>();

    PlainFold(List<Fact> facts) {
        this.facts = facts.stream().sorted(Fact.BY_OCCURRENCE).toList();
    }

    Map<String, String> totals() {
        Fact onboarding = null;
        boolean active = false;
        for (Fact fact : facts) {
            if (fact.event() instanceof LearningEvent.Onboarded) {
                onboarding = active ? onboarding : fact;
                active = true;
            } else if (fact.event() instanceof LearningEvent.Deactivated) {
                active = false;
            }
        }
        inVain(facts, LearningEvent.Onboarded.class, LearningEvent.Deactivated.class);
        long enrolments = 0;
        long open = 0;
        long completions = 0;
        long minutes = 0;
        boolean any = false;
        for (String course : courses()) {
            any = true;
            List<Fact> about = facts.stream()
                    .filter(f -> f.event() instanceof LearningEvent.OnCourse on
                            && on.courseId().equals(course))
                    .toList();
            inVain(about, LearningEvent.Enrolled.class, LearningEvent.Withdrawn.class);
            inVain(about, LearningEvent.Completed.class, LearningEvent.Revoked.class);
            Fact enrolled = standing(about, LearningEvent.Enrolled.class, LearningEvent.Withdrawn.class);
            Fact completed = standing(about, LearningEvent.Completed.class, LearningEvent.Revoked.class);
            if (enrolled == null && completed == null) {
                continue;
            }
            long took = completed == null ? 0 : ((LearningEvent.Completed) completed.event()).durationMinutes();
            enrolments++;
            open += completed == null ? 1 : 0;
            completions += completed == null ? 0 : 1;
            minutes += took;
            if (onboarding != null) {
                series(enrolled == null ? completed : enrolled, 0, 1, 0, 0);
                if (completed != null) {
                    series(completed, 0, 0, 1, took);
                }
                if (active) {
                    add("course|" + course, last().department(), 1, completed == null ? 0 : 1, took);
                }
            }
        }
        if (onboarding == null) {
            if (any) {
                add("unregistered|all", "", 1, enrolments, completions, minutes);
            }
        } else {
            series(onboarding, 1, 0, 0, 0);
            if (active) {
                add(
                        "unit|" + last().department(),
                        last().district() + "|" + last().category().code(),
                        1,
                        enrolments > 0 ? 1 : 0,
                        enrolments,
                        open > 0 ? 1 : 0,
                        completions,
                        minutes,
                        completions > 0 ? 1 : 0,
                        completions > 2 ? 1 : 0);
            }
        }
        Map<String, String> text = new TreeMap<>();
        totals.forEach((total, cells) -> {
            StringBuilder line = new StringBuilder();
            cells.forEach((cell, numbers) -> {
                if (Arrays.stream(numbers).anyMatch(n -> n != 0)) {
                    line.append(cell)
                            .append('=')
                            .append(Arrays.toString(numbers))
                            .append(' ');
                }
            });
            if (!line.isEmpty()) {
                text.put(total, line.toString());
            }
        });
        return text;
    }

    private Set<String> courses() {
        Set<String> courses = new TreeSet<>();
        facts.forEach(fact -> {
            if (fact.event() instanceof LearningEvent.OnCourse on) {
                courses.add(on.courseId());
            }
        });
        return courses;
    }

    private static Fact standing(List<Fact> ordered, Class<?> makes, Class<?> undoes) {
        Fact standing = null;
        for (Fact fact : ordered) {
            if (makes.isInstance(fact.event()) && standing == null) {
                standing = fact;
            } else if (undoes.isInstance(fact.event())) {
                standing = null;
            }
        }
        return standing;
    }

    /** Each that undoes, and has no maker between it and the one before it that undoes. */
    private void inVain(List<Fact> ordered, Class<?> makes, Class<?> undoes) {
        boolean made = false;
        for (Fact fact : ordered) {
            if (undoes.isInstance(fact.event())) {
                if (!made) {
                    add("in-vain|" + fact.source(), "", 1);
                }
                made = false;
            }
            made |= makes.isInstance(fact.event());
        }
    }

    private Posting last() {
        List<Posting> all = postings().values().stream().toList();
        return all.get(all.size() - 1);
    }

    /** The posting of each day on which a posting fact lies. */
    private NavigableMap<LocalDate, Posting> postings() {
        NavigableMap<LocalDate, Posting> byDay = new TreeMap<>();
        List<Fact> open = new ArrayList<>();
        Category category = null;
        for (Fact fact : facts) {
            if (fact.event() instanceof LearningEvent.Posted posted) {
                if (posted.category() != null && category == null) {
                    for (Fact earlier : open) {
                        LearningEvent.Posted was = (LearningEvent.Posted) earlier.event();
                        byDay.put(date(earlier), new Posting(was.department(), was.district(), posted.category()));
                    }
                }
                category = posted.category() == null ? category : posted.category();
                if (category == null) {
                    open.add(fact);
                } else {
                    byDay.put(date(fact), new Posting(posted.department(), posted.district(), category));
                }
            }
        }
        return byDay;
    }

    private void series(Fact fact, long... numbers) {
        LocalDate date = date(fact);
        NavigableMap<LocalDate, Posting> postings = postings();
        Map.Entry<LocalDate, Posting> floor = postings.floorEntry(date);
        Posting posting = (floor == null ? postings.firstEntry() : floor).getValue();
        add("day|" + date, "department|" + posting.department(), numbers);
        add("day|" + date, "district|" + posting.district(), numbers);
        add("day|" + date, "category|" + posting.category().code(), numbers);
        add("month|" + posting.department() + "|" + date.toString().substring(0, 7), posting.district(), numbers);
    }

    private static LocalDate date(Fact fact) {
        return fact.occurredAt().atZone(KOLKATA).toLocalDate();
    }

    private void add(String total, String cell, long... numbers) {
        long[] sum = totals.computeIfAbsent(total, t -> new TreeMap<>())
                .computeIfAbsent(cell, c -> new long[numbers.length]);
        for (int i = 0; i < numbers.length; i++) {
            sum[i] += numbers[i];
        }
    }
}
